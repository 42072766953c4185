import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlaywrightReport, readVitestReport } from './reports.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paydesk-reports-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(content: object): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitest = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
const playwright = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] };
const failedTest = { status: 'failed', assertionResults: [{ status: 'failed' }] };
const brokenFile = { status: 'failed', assertionResults: [] };

describe('the sum of a test run counts', () => {
  it.each<[string, object, object]>([
    ['what passed', vitest, { passed: 7, failed: 0, skipped: 0 }],
    ['a failed test once', { ...vitest, numFailedTests: 1, testResults: [failedTest] }, { passed: 7, failed: 1, skipped: 0 }],
    ['a file that cannot be loaded', { ...vitest, testResults: [brokenFile] }, { passed: 7, failed: 1, skipped: 0 }],
    ['what was left out', { ...vitest, numPendingTests: 2, numTodoTests: 1 }, { passed: 7, failed: 0, skipped: 3 }],
  ])('of vitest: %s', (_case, content, counts) => {
    expect(readVitestReport(report(content))).toEqual(counts);
  });

  it.each<[string, object, object]>([
    ['what passed', playwright, { passed: 3, failed: 0, skipped: 0 }],
    ['a flake as a failure', { stats: { ...playwright.stats, flaky: 1 } }, { passed: 3, failed: 1, skipped: 0 }],
    ['an error outside of tests', { ...playwright, errors: [{ message: 'no tests' }] }, { passed: 3, failed: 1, skipped: 0 }],
  ])('of Playwright: %s', (_case, content, counts) => {
    expect(readPlaywrightReport(report(content))).toEqual(counts);
  });

  it('no report at all as such', () => {
    expect(readVitestReport(join(folder, 'none.json'))).toBeNull();
    expect(readPlaywrightReport(report({ something: 'else' }))).toBeNull();
  });
});
