import { WorldPool } from './world-pool.ts';

/** The clusters in which all answers are tried. */
export const POOL = new WorldPool();
