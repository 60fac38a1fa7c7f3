import { type JsonObject, objectAt } from '../../../kubernetes/json.ts';
import { claimedBy } from '../claim.ts';
import type { Controller } from '../controller.ts';
import { itself, splitKey } from '../object-key.ts';
import { keepReplicas } from './replicas.ts';

const resource = 'replicationcontrollers';
const selectorOf = (owner: JsonObject) => ({ matchLabels: objectAt(owner, 'spec', 'selector') });

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/ */
export const replicationController: Controller = {
  name: 'replication-controller',
  watches: [itself(resource), claimedBy('pods', { resource, kind: 'ReplicationController', selectorOf })],
  reconcile: (key, world) => {
    const owner = world.get(resource, ...splitKey(key));
    if (owner === undefined) return { writes: [] };
    return keepReplicas(owner, { resource, selectorOf, countsTerminating: false }, world);
  },
};
