import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { companionErrorSchema } from '../../src/shared/companion-api/enrolment.ts';
import { newsSchema } from '../../src/shared/companion-api/facts.ts';
import { aPayable, startOffice, type TestOffice } from './office.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(() => office.stop());

const invoice = aPayable(1, 26_000);

async function enrolWith(code: string) {
  const body = JSON.stringify({ code, deviceName: 'Back office' });
  const response = await fetch(`${office.url}/desk/enrol`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return { status: response.status, answer: (await response.json()) as unknown };
}

describe('enrolment', () => {
  it('gives each desk its own slot, and says how the office stands with Stripe', async () => {
    await office.admin('POST', 'catch-up'); // by now Stripe has answered
    const second = await office.enrol('Back office');
    expect(second).toMatchObject({
      slot: 1,
      office: 'office',
      stripe: { mode: 'sandbox', status: 'active', portalUrl: `${office.url}/pay` },
    });
    expect(second.stripe.account).toMatch(/^acct_/);
    expect(second.token).not.toBe(office.token);
  });

  it('takes a code once, however it is typed', async () => {
    const code = await office.enrolmentCode();
    const typed = ` ${code.toLowerCase().replace('-', ' ')} `;
    expect((await enrolWith(typed)).status).toBe(200);
    expect((await enrolWith(typed)).status).toBe(404);
  });

  it('refuses a code that is older than 24 hours', async () => {
    const code = await office.enrolmentCode();
    await office.stopCompanion();
    await office.startCompanion(() => Date.now() + 25 * 3_600_000);
    expect((await enrolWith(code)).status).toBe(404);
  });

  it('makes guessing codes slow', async () => {
    const answers = [];
    for (let tries = 0; tries < 11; tries++) answers.push((await enrolWith('AAAA-AAAA')).status);
    expect(answers).toEqual([...Array<number>(10).fill(404), 429]);
  });
});

describe('a desk', () => {
  it('is let in by its token only', async () => {
    for (const headers of [{}, { authorization: 'Bearer nonsense' }, { authorization: office.token }]) {
      const response = await fetch(`${office.url}/desk/facts?after=0`, { headers });
      expect(response.status).toBe(401);
      expect(companionErrorSchema.parse(await response.json()).error.code).toBe('unauthorised');
    }
  });

  it('is told what is wrong with what it sends', async () => {
    const send = async (body: string) => {
      const headers = { authorization: `Bearer ${office.token}`, 'content-type': 'application/json' };
      const response = await fetch(`${office.url}/desk/payables`, { method: 'PUT', headers, body });
      return [response.status, companionErrorSchema.parse(await response.json()).error.code];
    };
    expect(await send('{"asOfFact":')).toEqual([400, 'invalid']);
    expect(await send(JSON.stringify({ asOfFact: 0, last: true, terms: {}, payables: [] }))).toEqual([400, 'invalid']);
    const patient = { ...invoice, patient: 'Jane Roe' };
    expect(await office.publish([patient]), 'a field that could hold a name is refused').toBe(400);
  });

  it('publishes by pages: the later payments are subtracted until the last page says that the books hold them', async () => {
    await office.publish([invoice]);
    await office.fillIn((await office.checkout(invoice.selfPayId)).to, 'card');
    await office.settled();
    const booked = aPayable(1, 0, { state: 'Paid' });
    expect(await office.publish([booked], { asOfFact: 1, last: false })).toBe(200);
    expect((await office.page(`/pay/${invoice.selfPayId}`)).state).toBe('paid');
    expect(await office.publish([aPayable(2, 5000)], { asOfFact: 1 })).toBe(200);
    expect((await office.page(`/pay/${invoice.selfPayId}`)).state).toBe('paid');
  });

  it('cannot publish books that are older than those of another desk, nor such as know more than the companion', async () => {
    await office.publish([invoice]);
    await office.fillIn((await office.checkout(invoice.selfPayId)).to, 'card');
    await office.settled();
    expect(await office.publish([], { asOfFact: 1 })).toBe(200);
    expect(await office.publish([invoice], { asOfFact: 0 })).toBe(409);
    expect(await office.publish([invoice], { asOfFact: 7 })).toBe(409);
    expect((await office.page(`/pay/${invoice.selfPayId}`)).state, 'the old books did not get through').toBe('payable');
  });

  it('cannot give a self-pay ID to a second invoice, nor an invoice another ID', async () => {
    await office.publish([invoice]);
    expect(await office.publish([{ ...aPayable(2, 100), selfPayId: invoice.selfPayId }])).toBe(409);
    expect(await office.publish([{ ...invoice, selfPayId: aPayable(2, 100).selfPayId }])).toBe(409);
  });

  it('hears at once on its stream that there is news, and that the companion stops', async () => {
    await office.publish([invoice]);
    const response = await fetch(`${office.url}/desk/stream`, { headers: { authorization: `Bearer ${office.token}` } });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const heard: number[] = [];
    const ended = (async () => {
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        for (const [, data] of chunk.matchAll(/^data: (.*)$/gm)) heard.push(newsSchema.parse(JSON.parse(data ?? '')).latestFact);
      }
    })();
    await office.fillIn((await office.checkout(invoice.selfPayId)).to, 'card');
    while ((heard.at(-1) ?? 0) < 1) await new Promise((resolve) => setTimeout(resolve, 5));
    await office.stopCompanion();
    await ended;
    expect(heard[0]).toBe(0);
  });
});

describe('whoever guesses', () => {
  const stranger = aPayable(900, 100);

  it('[SP-7] gets the same answer for whatever does not exist, and after ten tries none, not even the right one', async () => {
    await office.publish([invoice]);
    const first = await office.page(`/pay/${stranger.selfPayId}`);
    const second = await office.page(`/pay/${aPayable(901, 100).selfPayId}`);
    const blank = (html: string) => html.replaceAll(/\d{10}/g, '');
    expect([first.status, first.state]).toEqual([404, 'unknown']);
    expect(blank(second.html)).toBe(blank(first.html));
    for (let tries = 2; tries < 10; tries++) await office.page(`/pay/${stranger.selfPayId}`);
    expect(await office.page(`/pay/${invoice.selfPayId}`)).toMatchObject({ status: 429, state: 'too-many' });
    expect((await office.checkout(invoice.selfPayId)).status).toBe(429);
  });

  it('gains nothing by guessing many at once', async () => {
    await office.publish([invoice]);
    const states = await Promise.all(
      Array.from({ length: 40 }, async (_, n) => (await office.page(`/pay/${aPayable(900 + n, 1).selfPayId}`)).state),
    );
    expect(states.filter((state) => state === 'unknown')).toHaveLength(10);
  });

  it('is not counted for a typo that the check digit tells', async () => {
    await office.publish([invoice]);
    const typo = invoice.selfPayId.slice(0, -1) + String((Number(invoice.selfPayId.at(-1)) + 1) % 10);
    for (let tries = 0; tries < 12; tries++) expect((await office.page(`/pay/${typo}`)).state).toBe('bad-id');
    expect((await office.page(`/pay/${invoice.selfPayId}`)).state).toBe('payable');
  });
});

it('pages may not be kept, framed, indexed or told of to others', async () => {
  await office.publish([invoice]);
  const { headers } = await fetch(`${office.url}/pay/${invoice.selfPayId}`);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-robots-tag')).toBe('noindex');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('set-cookie')).toBeNull();
  expect(headers.get('strict-transport-security')).toBeNull(); // plain http in tests
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain(`form-action 'self' ${new URL(office.sandbox.url).origin}`);
});

it('the admin routes are closed without the token', async () => {
  expect((await fetch(`${office.url}/admin/idle`)).status).toBe(401);
  expect((await fetch(`${office.url}/admin/catch-up`, { method: 'POST', headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
});
