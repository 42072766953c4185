import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A process a file: native SQLite handles, child processes and changed environments cannot leak from one file into the next.
    pool: 'forks',
    // As many at once as there are cores: much of their time is waiting for other processes.
    maxWorkers: '100%',
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'bench/**/*.test.ts', 'test/**/*.test.ts'],
    // Tests that start real processes share two cores with everything else.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
  },
});
