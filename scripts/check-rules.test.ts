import { describe, expect, it } from 'vitest';
import { checkRules, definedRules, quotedRules } from './check-rules.ts';

const rules = `# The rules
Text that names PAY-9 in passing, and **PAY-8** in bold.
- **PAY-1** One thing. [A]
- **PAY-2** Another, see PAY-1.
`;

describe('numbered rules', () => {
  it('are those that a list entry begins with', () => {
    expect(definedRules(rules)).toEqual(['PAY-1', 'PAY-2']);
  });

  it('are quoted at the start of names, one or several', () => {
    const code = `
      it('[PAY-1] pays', () => {});
      it.each([['[PAY-2] [PAY-3] a row', 1]])('%s', () => {});
      it('mentions [PAY-4] inside', () => {});
    `;
    expect(quotedRules(code)).toEqual(['PAY-1', 'PAY-2', 'PAY-3']);
    expect(quotedRules('title: [PAY-5] A scenario\n')).toEqual(['PAY-5']);
  });

  it.each<[string, string, string[]]>([
    ['each rule is proved', `it('[PAY-1] [PAY-2] both', f)`, []],
    ['one has no test', `it('[PAY-1] one', f)`, ['PAY-2 has no test']],
    [
      'a test quotes what is not there',
      `it('[PAY-1] [PAY-2] [PAY-7] more', f)`,
      ['a.test.ts quotes PAY-7, which docs/rules.md does not define'],
    ],
  ])('%s', (_case, code, problems) => {
    expect(checkRules(rules, [{ path: 'a.test.ts', code }])).toEqual(problems);
  });

  it('are defined once', () => {
    expect(checkRules('- **INV-1** a\n- **INV-1** b\n', [{ path: 'a.test.ts', code: `it('[INV-1] x', f)` }])).toEqual([
      'INV-1 is defined twice in docs/rules.md',
    ]);
  });
});
