import { type JsonObject, objectAt } from '../../../kubernetes/json.ts';
import { claimedBy } from '../claim.ts';
import type { Controller } from '../controller.ts';
import { itself, splitKey } from '../object-key.ts';
import { keepReplicas } from './replicas.ts';

const resource = 'replicasets.apps';
const selectorOf = (owner: JsonObject) => objectAt(owner, 'spec', 'selector');

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/ */
export const replicaSet: Controller = {
  name: 'replicaset-controller',
  watches: [itself(resource), claimedBy('pods', { resource, kind: 'ReplicaSet', selectorOf })],
  reconcile: (key, world) => {
    const owner = world.get(resource, ...splitKey(key));
    if (owner === undefined) return { writes: [] };
    return keepReplicas(owner, { resource, selectorOf, countsTerminating: true }, world);
  },
};
