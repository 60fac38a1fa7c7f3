import process from 'node:process';
import { defineConfig } from 'vitest/config';
import { ALIASES } from '../.build/aliases.mjs';

/** Tests of large texts, of every shipped deck and of every length: they take seconds, and tell little of a mutant that others do not. */
const LARGE = ['\\d+ MB', 'hundred thousand', 'at any byte', '^decks/', 'the built catalogue'];

/** The fast tests of the part that is mutated; the properties keep their seed, so that a mutant meets the same texts as the code. */
export default defineConfig({
  resolve: { alias: ALIASES },
  test: {
    root: import.meta.dirname,
    setupFiles: ['support/seed-properties.ts'],
    include: [`${process.env['K8S_DRILL_PART']}/**/*.test.ts`],
    testNamePattern: new RegExp(`^(?!.*(?:${LARGE.join('|')}))`),
    testTimeout: 20_000,
  },
});
