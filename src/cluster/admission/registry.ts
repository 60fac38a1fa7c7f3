import type { AdmissionPlugin } from './plugin.ts';

/** The admission plugins that are on, in the order in which they run. */
export const PLUGINS: readonly AdmissionPlugin[] = [];
