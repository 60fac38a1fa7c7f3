import { defineConfig } from 'vitest/config';
import { ALIASES } from '../.build/aliases.mjs';

export default defineConfig({
  resolve: { alias: ALIASES },
  test: {
    root: import.meta.dirname,
    setupFiles: ['support/seed-properties.ts'],
    include: ['**/*.test.ts'],
    exclude: ['slow/**', 'bench/**', 'corpus/**'],
    maxWorkers: '100%',
    testTimeout: 20_000,
  },
});
