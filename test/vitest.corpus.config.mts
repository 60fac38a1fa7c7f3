import { defineConfig } from 'vitest/config';
import { ALIASES } from '../.build/aliases.mjs';

/** Public command lines and manifests, read in place from the folder that K8S_DRILL_CORPUS names. */
export default defineConfig({
  resolve: { alias: ALIASES },
  test: {
    root: import.meta.dirname,
    include: ['corpus/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
