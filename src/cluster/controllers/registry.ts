import type { Controller } from './controller.ts';
import { deployment } from './deployment/deployment.ts';
import { scheduler } from './scheduler/scheduler.ts';

/** All controllers, in the order in which they run; made for each cluster, because some have a memory. */
export function makeControllers(): readonly Controller[] {
  return [deployment, scheduler];
}
