/** What tidy looks at in one source file: its syntax, not its looks. */
import { parseSync, Visitor } from 'vite';

export type Problem = { path: string; line: number; what: string };

const limits = { fileLines: 300, functionLines: 70 };

/** Files longer than the limit when the limit came, with their length then. A number here may only fall; a file that is short enough leaves. */
export const grandfathered: ReadonlyMap<string, number> = new Map();

export function isTest(path: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(path);
}

export function isScript(path: string): boolean {
  return /\.(ts|tsx|mjs|cjs)$/.test(path);
}

/** Length of a file; tests too. */
export function checkLength(path: string, code: string, allowed = grandfathered): Problem[] {
  const lines = code.trimEnd().split('\n').length;
  const former = allowed.get(path);
  const at = (what: string): Problem[] => [{ path, line: lines, what }];
  if (former === undefined)
    return lines > limits.fileLines
      ? at(`${lines} lines; a file has at most ${limits.fileLines}: give one of its jobs a file of its own`)
      : [];
  if (lines > former) return at(`${lines} lines; it has an exception for ${former}, which may only fall`);
  if (lines <= limits.fileLines) return at(`short enough now: take its exception out of scripts/tidy/source.ts`);
  return lines < former ? at(`${lines} lines now: lower its exception from ${former}`) : [];
}

/** Whatever a look at the syntax of one file can tell. */
export function checkSource(path: string, code: string): Problem[] {
  const problems: Problem[] = [];
  const lineOf = lineFinder(code);
  const found = (start: number, what: string) => void problems.push({ path, line: lineOf(start), what });
  const { program, comments, errors } = parseSync(path, code);
  if (errors[0]) return [{ path, line: 1, what: `cannot be parsed: ${errors[0].message}` }];

  const commented = new Set(comments.flatMap(({ start, end }) => range(lineOf(start), lineOf(end))));
  const explained = (start: number, end: number) => range(lineOf(start) - 1, lineOf(end)).some((line) => commented.has(line));
  const product = path.startsWith('src/') && !isTest(path);

  const functions: Span[] = [];
  const measure = ({ start, end }: Span) => void functions.push({ start, end });
  new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
    TSAsExpression: ({ start, end, typeAnnotation }) => {
      const harmless = code.slice(typeAnnotation.start, typeAnnotation.end);
      if (harmless === 'const' || harmless === 'unknown' || isTest(path)) return;
      if (!explained(start, end))
        found(start, '`as` without a comment that says why it is true: prove it with a schema or a guard, or say why');
    },
    CallExpression: ({ start, callee }) => {
      const name = callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : nameOf(callee);
      if (product && name === 'parseFloat')
        found(start, 'parseFloat: amounts are read with parseMoney, other numbers with Number or a schema');
      if (product && name === 'toFixed') found(start, 'toFixed: money is shown with formatMoney or formatAmount');
    },
    NewExpression: ({ start, callee }) => {
      if (product && nameOf(callee) === 'Date' && !/(^|\/)(dates|clock)\.ts$/.test(path)) {
        found(start, 'new Date: calendar dates are IsoDate, instants come from shared/dates or a clock');
      }
    },
  }).visit(program);

  for (const { start, end } of isTest(path) ? [] : functions) {
    const own = ownLines({ start, end }, functions, lineOf);
    if (own > limits.functionLines) found(start, `a function of ${own} lines, those within it aside; at most ${limits.functionLines}`);
  }

  for (const { start, value } of comments) {
    if (/\b(TODO|FIXME|XXX|HACK)\b/.test(value)) found(start, 'a leftover mark: do it, or file it as an issue');
    if (/(oxlint|eslint)-disable/.test(value) && !/--\s*\S{3}/.test(value))
      found(start, 'a lint rule is switched off without a reason (`-- because …`)');
    if (/@ts-(ignore|nocheck|expect-error)/.test(value)) found(start, 'the type checker is switched off');
  }
  if (isTest(path)) {
    for (const match of code.matchAll(/\b(?:it|test|describe)(?:\.\w+)*\.(only|skip|todo|fixme)\b/g))
      found(match.index, `.${match[1]}: a test runs or is deleted`);
  }
  return problems;
}

type Span = { start: number; end: number };

/** The lines of a function without those of the functions right within it, which are measured themselves; their first line is the outer one's. */
function ownLines(outer: Span, functions: Span[], lineOf: (offset: number) => number): number {
  const within = (inner: Span, other: Span) => inner !== other && inner.start >= other.start && inner.end <= other.end;
  const inside = functions.filter((inner) => within(inner, outer) && inner.start > outer.start);
  const direct = inside.filter((inner) => !inside.some((between) => within(inner, between)));
  const linesOf = ({ start, end }: Span) => lineOf(end) - lineOf(start);
  return linesOf(outer) + 1 - direct.reduce((lines, inner) => lines + linesOf(inner), 0);
}

function nameOf(node: { type: string; name?: unknown }): string {
  return node.type === 'Identifier' && typeof node.name === 'string' ? node.name : '';
}

/** Offsets to line numbers, from 1. */
function lineFinder(code: string): (offset: number) => number {
  const starts = [0, ...[...code.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
