import { type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import { usedOf } from '../quota/usage.ts';
import type { World } from '../world.ts';
import type { Controller } from './controller.ts';
import { itself, keyOf, splitKey } from './object-key.ts';
import { writeStatus } from './status-write.ts';

const RESOURCE = 'resourcequotas';

/** Keeps the usage in each quota up to date. @see https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
export const resourceQuota: Controller = {
  name: 'resourcequota-controller',
  watches: [itself(RESOURCE), { resource: '*', keys: quotasOf }],
  reconcile: (key, world) => {
    const quota = world.get(RESOURCE, ...splitKey(key));
    if (quota === undefined) return { writes: [] };
    const hard = { ...objectAt(quota, 'spec', 'hard') };
    const used: JsonObject = Object.fromEntries(usedOf(quota, world));
    return { writes: writeStatus(RESOURCE, quota, { hard, used }) };
  },
};

/** The quotas that a created, changed or deleted object may affect; events and leases affect none. */
function quotasOf(object: JsonObject, world: World, before?: JsonObject): string[] {
  const namespace = textAt(object, 'metadata', 'namespace');
  if (namespace === '' || object.kind === 'Event' || object.kind === 'Lease') return [];
  const quotas = world.list(RESOURCE, namespace);
  if (quotas.length === 0 || object.kind === 'ResourceQuota') return [];
  const sameUse =
    before !== undefined && before !== object && object.kind !== 'Pod' && before.spec === object.spec;
  return sameUse ? [] : quotas.map(keyOf);
}
