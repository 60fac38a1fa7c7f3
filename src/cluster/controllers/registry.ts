import type { Controller } from './controller.ts';
import { deployment } from './deployment/deployment.ts';
import { scheduler } from './scheduler/scheduler.ts';

/** All controllers, in the order in which they run. */
export const CONTROLLERS: readonly Controller[] = [deployment, scheduler];
