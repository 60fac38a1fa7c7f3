import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    exclude: ['slow/**', 'bench/**', 'corpus/**'],
    testTimeout: 20_000,
  },
});
