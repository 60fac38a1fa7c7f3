import { defineConfig } from 'vitest/config';
import { ALIASES } from '../.build/aliases.mjs';

/** Kills, terminals and long properties: they start real processes, so files run one after another. */
export default defineConfig({
  resolve: { alias: ALIASES },
  test: {
    root: import.meta.dirname,
    setupFiles: ['support/seed-properties.ts'],
    include: ['slow/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
  },
});
