import type { FieldPath } from '../../field-path.ts';
import { type ApiObject, entries, object, objects } from '../../object-values.ts';
import { canonical, decimalQuantity, quantityOf } from '../../quantities.ts';
import { isHugePages } from '../resource-names.ts';
import { checkRequirements } from './resources.ts';

const SUPPORTED = ['cpu', 'hugepages-', 'memory'];

/**
 * Checks the resources of a Pod as a whole.
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#pod-level-resource-specification
 */
export function checkPodResources(spec: ApiObject, at: FieldPath): void {
  const resources = object(spec, 'resources');
  if (resources === undefined) return;
  if (object(spec, 'os')?.['name'] === 'windows') at.forbidden('may not be set for a windows pod');
  if (objects(resources, 'claims').length > 0)
    at.child('claims').forbidden('claims may not be set for Resources at pod-level');
  checkRequirements(
    resources,
    (name, here) => {
      if (name !== 'cpu' && name !== 'memory' && !isHugePages(name)) here.notSupported(name, SUPPORTED);
    },
    at,
  );
  for (const [name, amount] of entries(resources, 'requests')) {
    const wanted = sumOfRequests(spec, name);
    if (wanted > (quantityOf(amount) ?? 0n))
      at.child('requests')
        .key(name)
        .invalid(
          canonical(amount),
          `must be greater than or equal to aggregate container requests of ${decimalQuantity(wanted)}`,
        );
  }
  checkContainerLimits(spec, object(resources, 'limits') ?? {}, at);
}

function sumOfRequests(spec: ApiObject, name: string): bigint {
  return objects(spec, 'containers').reduce((sum, container) => {
    const requested = quantityOf(object(object(container, 'resources'), 'requests')?.[name]);
    return sum + (requested ?? 0n);
  }, 0n);
}

function checkContainerLimits(spec: ApiObject, most: ApiObject, at: FieldPath): void {
  for (const container of objects(spec, 'containers'))
    for (const [name, amount] of entries(object(container, 'resources'), 'limits')) {
      const limit = quantityOf(most[name]);
      if (limit !== undefined && (quantityOf(amount) ?? 0n) > limit)
        at.child('limits')
          .key(name)
          .invalid(canonical(amount), `must be less than or equal to pod limits of ${canonical(most[name])}`);
    }
}
