import { defineConfig } from 'vitest/config';

/** Kills, terminals and long properties: they start real processes, so files run one after another. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['slow/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
  },
});
