import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    setupFiles: ['support/seed-properties.ts'],
    include: ['**/*.test.ts'],
    exclude: ['slow/**', 'bench/**', 'corpus/**'],
    testTimeout: 20_000,
  },
});
