import { expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

it('work on one key is done in the order asked, also after a failure; other keys do not wait', async () => {
  const inTurn = oneAtATime();
  const done: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const first = inTurn('a', async () => {
    await held;
    done.push('first');
    throw new Error('it failed');
  });
  const second = inTurn('a', () => Promise.resolve(done.push('second')));
  await inTurn('b', () => Promise.resolve(done.push('other')));
  release();
  await expect(first).rejects.toThrow('it failed');
  await second;
  expect(done).toEqual(['other', 'first', 'second']);
});
