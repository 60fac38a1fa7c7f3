import { defineConfig } from 'vitest/config';
import { ALIASES } from '../.build/aliases.mjs';

/** Kills, terminals and long properties: they start real processes, so no more than two files run at once. */
export default defineConfig({
  resolve: { alias: ALIASES },
  test: {
    root: import.meta.dirname,
    setupFiles: ['support/seed-properties.ts'],
    include: ['slow/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 180_000,
  },
});
