import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The bundle replaces this constant; sources that a test imports directly need one too.
  define: { QUALREG_VERSION: '"test"' },
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 60_000,
    // Most tests wait for a program they have started; with one worker the second core would idle.
    maxWorkers: 2,
  },
});
