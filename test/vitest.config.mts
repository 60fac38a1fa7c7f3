import { defineConfig } from 'vitest/config';
import { ALIASES } from '../.build/aliases.mjs';

export default defineConfig({
  resolve: { alias: ALIASES },
  test: {
    root: import.meta.dirname,
    setupFiles: ['support/seed-properties.ts'],
    include: ['**/*.test.ts'],
    exclude: ['slow/**', 'bench/**', 'corpus/**'],
    // One set of modules for all files of a worker: to load them anew for each takes as long as the tests.
    isolate: false,
    maxWorkers: '100%',
    testTimeout: 20_000,
  },
});
