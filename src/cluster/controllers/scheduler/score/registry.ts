import { BALANCED_ALLOCATION } from './balanced-allocation.ts';
import { INTER_POD_AFFINITY } from './inter-pod-affinity.ts';
import { LEAST_ALLOCATED } from './least-allocated.ts';
import { NODE_AFFINITY } from './node-affinity.ts';
import { POD_TOPOLOGY_SPREAD } from './pod-topology-spread.ts';
import type { Scorer } from './scorer.ts';
import { TAINT_TOLERATION } from './taint-toleration.ts';

/** The score plugins with their default weights. Images on nodes are not modelled, so ImageLocality is missing. */
export const SCORERS: readonly Scorer[] = [
  TAINT_TOLERATION,
  NODE_AFFINITY,
  LEAST_ALLOCATED,
  BALANCED_ALLOCATION,
  POD_TOPOLOGY_SPREAD,
  INTER_POD_AFFINITY,
];
