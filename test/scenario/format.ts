/** The format of a scenario (docs/scenarios.md): a strict schema, so that a misspelt key is an error with its place and never a step that does nothing. */
import { readFileSync } from 'node:fs';
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { cents } from '../../src/shared/money.ts';
import { isoDateSchema } from '../../src/shared/dates.ts';
import { plbCodeList } from '../../src/shared/plb-codes.ts';
import { importKindSchema } from '../../src/shared/import-fields.ts';
import { parseRate } from '../../src/shared/processing-fee.ts';
import { type RefusalCode, refusalCodes } from '../../src/shared/refusal.ts';
import {
  customerKindSchema,
  invoiceStateSchema,
  payorSchema,
  recordTypeSchema,
  roleSchema,
  tenderTypeSchema,
  workflowStateSchema,
} from '../../src/shared/words.ts';
import { unknownNames } from './names.ts';
import { stepsAtTheBank } from './bank-format.ts';
import { customerSteps } from './customer-format.ts';
import { priceSteps } from './price-format.ts';
import { flag, money, name } from './scalars.ts';

const positive = money.refine((amount) => amount > 0, 'must be more than zero');
const percent = z.string().transform((text, context): number => {
  const rate = text.endsWith('%') ? parseRate(text) : null;
  if (rate !== null) return rate;
  context.addIssue(`not a rate such as 2.9%: ${text}`);
  return z.NEVER;
});

const settings = z
  .strictObject({
    passFee: flag,
    rate: percent,
    fixed: money,
    allowUnpaid: flag,
    partialLeast: positive,
    earlyDiscount: percent,
    /** Of what each trip owes, or an amount for each invoice. */
    lateFee: z.union([percent, money.transform((amount) => ({ amount }))]),
    graceDays: z.coerce.number().int(),
    dueDays: z.coerce.number().int(),
  })
  .partial();
const result = z.enum(['paid', 'declined', 'abandoned', 'open']);
const refundStatus = z.enum(['pending', 'succeeded', 'failed', 'canceled']);

const count = z.coerce.number().int().default(0);

/** The invoices that must be made, by their customers: `{maple: i1, oak: i2}`. */
const madeInvoices = z.record(name, name).default({});

const allocate = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('dispatches'), record: name, shares: z.record(name, money) }),
  z.strictObject({ to: z.literal('invoice'), record: name, invoice: name, amount: money }),
  z.strictObject({ to: z.literal('ledger'), record: name, customer: name, amount: money }),
  z.strictObject({ to: z.literal('plb'), record: name, code: z.enum(plbCodeList), amount: money }),
  z.strictObject({ to: z.literal('return'), record: name, amount: money, type: tenderTypeSchema, number: z.string().default('') }),
]);

const steps = z.strictObject({
  ...priceSteps,
  ...customerSteps,
  ...stepsAtTheBank,
  commit: z.strictObject({ invoice: name, customer: name, items: z.array(name).min(1).optional() }),
  generate: z.strictObject({
    kind: z.enum(['differential', 'complete', 'collections']).default('differential'),
    from: isoDateSchema.optional(),
    to: isoDateSchema.optional(),
    times: z.coerce.number().int().optional(),
    invoices: madeInvoices,
  }),
  reinvoice: z.strictObject({ olderThan: z.coerce.number().int().default(0), onlyTheirs: flag.optional(), invoices: madeInvoices }),
  pay: z.strictObject({
    invoice: name,
    amount: positive,
    type: tenderTypeSchema,
    number: z.string().default(''),
    keepOpen: flag.optional(),
    writeOffRest: flag.optional(),
    only: z.array(name).min(1).optional(),
    takeDiscount: flag.optional(),
    record: name.optional(),
  }),
  money: z.strictObject({
    record: name.optional(),
    customer: name,
    amount: positive,
    type: tenderTypeSchema,
    number: z.string().default(''),
    invoices: z.array(name).min(1).optional(),
    dispatches: z.array(name).min(1).optional(),
    only: z.array(name).min(1).optional(),
    rest: z.enum(['workflow', 'leave open', 'write off']).optional(),
    surplus: z.union([z.enum(['ledger', 'return']), z.array(name).min(1)]).default('ledger'),
  }),
  insurance: z.strictObject({
    record: name.optional(),
    amount: money,
    number: z.string().default(''),
    lines: z.record(name, z.strictObject({ allowed: money.optional(), paid: money })),
    withheld: positive.optional(),
    toPatient: flag.default(false),
  }),
  'refund-check': z.strictObject({
    record: name.optional(),
    customer: name,
    number: z.string().default(''),
    dispatches: z.record(name, positive).default({}),
    ledger: money.default(cents(0)),
  }),
  bounce: z.strictObject({ record: name, made: name.optional(), fee: money.default(cents(0)), reopen: flag.default(false) }),
  reverse: z.strictObject({ record: name, made: name.optional() }),
  'reverse-event': z.strictObject({ dispatch: name }),
  event: z.strictObject({
    dispatch: name,
    kind: z.enum(['service charge', 'discount', 'finance charge', 'payment', 'reversal']),
    amount: positive,
  }),
  close: z.strictObject({ invoice: name, as: z.enum(['Unpaid', 'Sold']) }),
  cancel: z.strictObject({ invoice: name }),
  payor: z.strictObject({ dispatch: name, is: payorSchema }),
  'write-off': z.strictObject({ dispatch: name }),
  reopen: z.strictObject({ dispatch: name }),
  settings,
  portal: z.strictObject({
    invoice: name,
    payable: flag.optional(),
    part: positive.optional(),
    left: money.optional(),
    due: money.optional(),
    fee: money.optional(),
    total: money.optional(),
    processing: money.optional(),
  }),
  checkout: z.strictObject({ payment: name, invoice: name, by: z.enum(['card', 'ach']), result, amount: positive.optional() }),
  phone: z.strictObject({
    payment: name,
    /** Exactly one of these. */
    invoice: name.optional(),
    dispatch: name.optional(),
    customer: name.optional(),
    /** What is due, unless said otherwise. */
    amount: positive.optional(),
    withFee: flag.default(false),
    card: z.enum(['good', 'declined', 'none', 'kept']).default('good'),
    keep: flag.default(false),
  }),
  finish: z.strictObject({ payment: name }),
  settle: z.strictObject({ payment: name, result: z.enum(['succeeded', 'failed']) }),
  refund: z.strictObject({ refund: name, payment: name, amount: positive, status: refundStatus }),
  'refund-at-desk': z.strictObject({ refund: name, payment: name, amount: positive }),
  'refund-status': z.strictObject({ refund: name, status: refundStatus }),
  dispute: z.strictObject({ dispute: name, payment: name, amount: positive, fee: money.default(cents(1500)) }),
  'dispute-close': z.strictObject({ dispute: name, as: z.enum(['lost', 'won']) }),
  desk: z.enum(['offline', 'online']),
  companion: z.enum(['down', 'up']),
  webhooks: z.enum(['normal', 'duplicated', 'reversed', 'lost']),
  person: z.strictObject({ person: name, roles: z.array(roleSchema) }),
  'change-person': z.strictObject({
    person: name,
    roles: z.array(roleSchema).optional(),
    active: flag.optional(),
    name: z.string().optional(),
  }),
  'reset-password': z.strictObject({ person: name }),
  'sign-in': z.strictObject({ person: name, password: z.string().optional() }),
  door: z.enum(['locked', 'signed out']),
  receive: z.strictObject({
    record: name,
    amount: positive,
    type: tenderTypeSchema,
    number: z.string().default(''),
    customer: name.optional(),
  }),
  allocate,
  import: z.strictObject({
    import: name,
    holds: importKindSchema,
    /** Of the file; the first one names the columns. */
    lines: z.array(z.string()).min(1),
    rows: z.strictObject({ new: count, here: count, twice: count, nothing: count, bad: count }),
    customers: z.record(name, z.string()).default({}),
    trips: z.record(name, z.string()).default({}),
  }),
  'undo-import': z.strictObject({ import: name }),
  review: z.strictObject({
    record: name,
    reopen: z.array(name).default([]),
    writeOff: z.array(name).default([]),
    /** Dispatches and who is to pay for them now. */
    move: z.record(name, name).default({}),
  }),
  undo: z.coerce.number().int().min(1),
  'do-again': z.coerce.number().int().min(1),
  'cannot-undo': z.string().min(1),
});
export type Steps = z.output<typeof steps>;
export type StepName = keyof Steps;
/** Exactly one of the steps, under its name; `refused`: the code by which the ledger must refuse it. */
export type Step = { [Name in StepName]: { step: Name; input: Steps[Name]; refused?: RefusalCode | undefined } }[StepName];

const step = steps
  .partial()
  .extend({ refused: z.enum(refusalCodes).optional() })
  .transform(({ refused, ...given }, context): Step => {
    const entries = Object.entries(given);
    const [only] = entries;
    if (entries.length === 1 && only) return { step: only[0], input: only[1], refused } as Step; // the schema pairs each name with its input
    context.addIssue(`a step is one of: ${Object.keys(steps.shape).join(', ')}`);
    return z.NEVER;
  });

const registerRecord = z.strictObject({
  type: recordTypeSchema.optional(),
  amount: money.optional(),
  of: name.optional(),
  number: z.string().optional(),
  comment: z.string().optional(),
  needsReview: flag.default(false),
  events: z.record(name, money).default({}),
  ledger: money.default(cents(0)),
  fee: money.default(cents(0)),
  plb: z.array(z.strictObject({ code: z.string(), amount: money })).default([]),
  unallocated: money.default(cents(0)),
  creator: z.string().optional(),
});
export type ExpectedRecord = z.output<typeof registerRecord>;

const scenarioSchema = z.strictObject({
  title: z.string().min(1),
  today: isoDateSchema.default(isoDateSchema.parse('2026-03-02')),
  settings: settings.default({}),
  customers: z.record(name, z.strictObject({ kind: customerKindSchema, ledger: money.default(cents(0)) })),
  dispatches: z.record(name, z.strictObject({ customer: name, date: isoDateSchema, price: money })),
  steps: z.array(step),
  expect: z
    .strictObject({
      dispatches: z.record(name, z.strictObject({ state: workflowStateSchema, owed: money, writtenOff: money }).partial()),
      invoices: z.record(name, z.strictObject({ state: invoiceStateSchema, due: money }).partial()),
      ledger: z.record(name, money),
      register: z.array(registerRecord),
    })
    .partial(),
});
export type Scenario = z.output<typeof scenarioSchema>;
export type ScenarioSettings = Scenario['settings'];

export type ReadScenario = { ok: true; scenario: Scenario } | { ok: false; problems: string[] };
type Problem = { path: readonly PropertyKey[]; message: string };

/** Reads a scenario; what is wrong with it comes as `file:line:column: message`, one per mistake. */
export function readScenario(file: string, text = readFileSync(file, 'utf8')): ReadScenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  if (document.errors.length > 0) return { ok: false, problems: document.errors.map((error) => `${at(error.pos[0])}: ${error.message}`) };

  const parsed = scenarioSchema.safeParse(document.toJS());
  const problems = parsed.success ? unknownNames(parsed.data) : parsed.error.issues.flatMap(problemsOf);
  if (parsed.success && problems.length === 0) return { ok: true, scenario: parsed.data };
  return { ok: false, problems: problems.map(({ path, message }) => `${at(offsetOf(document, path))}: ${message}`) };
}

/** An unknown key is reported at the key itself, not at the map around it. */
function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  const where = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: `unknown key "${key}"${where ? ` in ${where}` : ''}` }));
  return [{ path: issue.path, message: `${where || 'the scenario'}: ${issue.message}` }];
}

/** Where in the file the value of a path stands: its key, or the nearest thing around it that is there. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const last = path[depth - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === last);
      if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
