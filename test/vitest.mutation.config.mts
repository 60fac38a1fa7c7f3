import process from 'node:process';
import { defineConfig } from 'vitest/config';
import { ALIASES } from '../.build/aliases.mjs';

/** The fast tests of the part that is mutated; the properties keep their seed, so that a mutant meets the same texts as the code. */
export default defineConfig({
  resolve: { alias: ALIASES },
  test: {
    root: import.meta.dirname,
    setupFiles: ['support/seed-properties.ts'],
    include: process.env['K8S_DRILL_TESTS']?.split(',') ?? [`${process.env['K8S_DRILL_PART']}/**/*.test.ts`],
    // One set of modules for all files: to load them anew for each takes longer than the tests.
    isolate: false,
    // Stryker ends a mutant that runs too long; a slow first run must not fail.
    testTimeout: 120_000,
  },
});
