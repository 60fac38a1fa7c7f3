import { apiUp } from './api-up.ts';
import { can } from './can.ts';
import type { FactRule } from './condition.ts';
import { file } from './file.ts';
import { gone } from './gone.ts';
import { log } from './log.ts';
import { neverBelow } from './never-below.ts';
import { nodeReady } from './node-ready.ts';
import { reach } from './reach.ts';
import { resolve } from './resolve.ts';
import { restartsStop } from './restarts-stop.ts';
import { unchanged } from './unchanged.ts';

/** The kinds of facts that a `text check` may contain, by name. */
export const FACTS: Readonly<Record<string, FactRule>> = {
  can,
  reach,
  resolve,
  file,
  log,
  unchanged,
  gone,
  'restarts-stop': restartsStop,
  'never-below': neverBelow,
  'node-ready': nodeReady,
  'api-up': apiUp,
};
