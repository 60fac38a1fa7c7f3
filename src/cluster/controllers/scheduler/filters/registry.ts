import type { Filter } from './filter.ts';
import { INTER_POD_AFFINITY } from './inter-pod-affinity.ts';
import { NODE_AFFINITY } from './node-affinity.ts';
import { NODE_NAME } from './node-name.ts';
import { NODE_PORTS } from './node-ports.ts';
import { NODE_RESOURCES_FIT } from './node-resources-fit.ts';
import { NODE_UNSCHEDULABLE } from './node-unschedulable.ts';
import { POD_TOPOLOGY_SPREAD } from './pod-topology-spread.ts';
import { TAINT_TOLERATION } from './taint-toleration.ts';
import { VOLUME_BINDING } from './volume-binding.ts';
import { VOLUME_RESTRICTIONS } from './volume-restrictions.ts';
import { VOLUME_ZONE } from './volume-zone.ts';

/** The filters in the scheduler's order. The reasons for a node come from the first filter that rejects it. */
export const FILTERS: readonly Filter[] = [
  NODE_UNSCHEDULABLE,
  NODE_NAME,
  TAINT_TOLERATION,
  NODE_AFFINITY,
  NODE_PORTS,
  NODE_RESOURCES_FIT,
  VOLUME_RESTRICTIONS,
  VOLUME_BINDING,
  VOLUME_ZONE,
  POD_TOPOLOGY_SPREAD,
  INTER_POD_AFFINITY,
];
