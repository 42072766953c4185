import { defineConfig } from '@playwright/test';

/** Real windows and a real browser on two cores: one test at a time, and no second try, because a flake is a bug. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  /** Pictures are of our own letters and drawn by us: the same on every system. */
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  preserveOutput: 'failures-only',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
});
