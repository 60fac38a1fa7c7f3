import type { Controller } from './controller.ts';
import { daemonSet } from './daemon-set/daemon-set.ts';
import { deployment } from './deployment/deployment.ts';
import { replicaSet } from './replicas/replica-set.ts';
import { replicationController } from './replicas/replication-controller.ts';
import { scheduler } from './scheduler/scheduler.ts';
import { statefulSet } from './stateful-set/stateful-set.ts';

/** All controllers, in the order in which they run. */
export const CONTROLLERS: readonly Controller[] = [
  deployment,
  replicaSet,
  replicationController,
  statefulSet,
  daemonSet,
  scheduler,
];
