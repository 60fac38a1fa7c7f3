import { type Amounts, addQuantities } from '../../../kubernetes/add-quantities.ts';
import { canonicalQuantity } from '../../../kubernetes/canonical-quantity.ts';
import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { parseQuantity } from '../../../kubernetes/quantity.ts';
import { inScopes } from '../../quota/scopes.ts';
import { resourceOfName, usageOf, usedOf } from '../../quota/usage.ts';
import type { World } from '../../world.ts';
import type { AdmissionPlugin, AdmissionRequest } from '../plugin.ts';
import { refuse } from '../refuse.ts';

/** The resources that every container must specify when a quota limits them. */
const MUST_NAME = ['cpu', 'limits.cpu', 'limits.memory', 'memory', 'requests.cpu', 'requests.memory'];
/** Resources whose updates can increase usage; others count only when they are created. */
const GROWS = ['persistentvolumeclaims', 'services'];

/**
 * Refuses objects that would exceed a quota of the namespace.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export const resourceQuota: AdmissionPlugin = {
  name: 'ResourceQuota',
  validate(request, world) {
    const { resource, subresource, operation, object, namespace, before } = request;
    const isCounted = operation === 'CREATE' || (operation === 'UPDATE' && GROWS.includes(resource.id));
    if (object === undefined || subresource !== '' || namespace === '' || !isCounted) return;
    const quotas = world
      .list('resourcequotas', namespace)
      .filter((quota) => hardNames(quota).some((name) => resourceOfName(name) === resource.id))
      .filter((quota) => inScopes(object, resource.id, quota));
    if (quotas.length === 0) return;
    if (resource.id === 'pods') for (const quota of quotas) checkNamed(request, quota);
    const requested = increase(usageOf(object, resource.id), before && usageOf(before, resource.id));
    for (const quota of quotas) checkRoom(request, quota, requested, world);
  },
};

function hardNames(quota: JsonObject): string[] {
  return Object.keys(objectAt(quota, 'spec', 'hard'));
}

function checkNamed(request: AdmissionRequest, quota: JsonObject): void {
  const wanted = MUST_NAME.filter((name) => hardNames(quota).includes(name));
  const spec = objectAt(request.object, 'spec');
  const containers = [...objectsAt(spec, 'containers'), ...objectsAt(spec, 'initContainers')];
  const missing = wanted.flatMap((name) => {
    const without = containers.filter((container) => !names(container, name));
    if (without.length === 0) return [];
    const sorted = without.map((container) => textAt(container, 'name')).sort();
    return [`${name} for: ${sorted.join(',')}`];
  });
  if (missing.length > 0)
    throw refuse(
      request,
      `failed quota: ${textAt(quota, 'metadata', 'name')}: must specify ${missing.join('; ')}`,
    );
}

function names(container: JsonObject, wanted: string): boolean {
  const part = wanted.startsWith('limits.') ? 'limits' : 'requests';
  const name = wanted.replace(/^(?:limits|requests)\./, '');
  return objectAt(container, 'resources', part)[name] !== undefined;
}

/** The increase in usage; for a new object, all of its usage. */
function increase(now: Amounts, before: Amounts | undefined): Amounts {
  const found = new Map<string, string>();
  for (const [name, amount] of now) {
    const more = (parseQuantity(amount) ?? 0n) - (parseQuantity(before?.get(name) ?? '0') ?? 0n);
    if (more > 0n) found.set(name, canonicalQuantity(amount, more) ?? amount);
  }
  return found;
}

function checkRoom(request: AdmissionRequest, quota: JsonObject, requested: Amounts, world: World): void {
  const hard = objectAt(quota, 'spec', 'hard');
  const used = usedOf(quota, world);
  const after = addQuantities(used, requested);
  const exceeded = [...requested.keys()].filter(
    (name) =>
      hard[name] !== undefined &&
      (parseQuantity(after.get(name) ?? '0') ?? 0n) > (parseQuantity(String(hard[name])) ?? 0n),
  );
  if (exceeded.length === 0) return;
  const show = (value: (name: string) => unknown): string =>
    exceeded
      .sort()
      .map((name) => `${name}=${value(name)}`)
      .join(',');
  throw refuse(
    request,
    `exceeded quota: ${textAt(quota, 'metadata', 'name')}, requested: ${show((name) => requested.get(name))}, used: ${show((name) => used.get(name))}, limited: ${show((name) => hard[name])}`,
  );
}
