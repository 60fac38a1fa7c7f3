import type { Controller } from './controller.ts';
import { deployment } from './deployment/deployment.ts';

/** All controllers, in the order in which they run. */
export const CONTROLLERS: readonly Controller[] = [deployment];
