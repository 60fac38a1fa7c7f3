import { checkName } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { qualifiedName } from '../names.ts';
import { canonical, quantityOf } from '../quantities.ts';

const CONTAINER_RESOURCES = new Set(['cpu', 'memory', 'ephemeral-storage']);
/** Resources that are counted in whole objects. */
const COUNTED = new Set(
  (
    'pods services replicationcontrollers resourcequotas secrets configmaps persistentvolumeclaims services.nodeports ' +
    'services.loadbalancers'
  ).split(' '),
);
const STANDARD = new Set([
  ...COUNTED,
  ...CONTAINER_RESOURCES,
  ...['requests', 'limits'].flatMap((list) => [...CONTAINER_RESOURCES].map((name) => `${list}.${name}`)),
  'storage',
  'requests.storage',
]);
const WHOLE = 1_000_000_000n;

export function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}

/** Whether a resource belongs to Kubernetes itself: it has no prefix, or contains `kubernetes.io/`. */
function isNativeResource(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

/** @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources */
function isExtendedResource(name: string): boolean {
  return (
    !isNativeResource(name) && !name.startsWith('requests.') && qualifiedName(`requests.${name}`).length === 0
  );
}

/** Whether the limit of a resource may be higher than its request. */
export function mayOvercommit(name: string): boolean {
  return isNativeResource(name) && !isHugePages(name);
}

function isStandardResource(name: string): boolean {
  return STANDARD.has(name) || isHugePages(name) || name.startsWith('requests.hugepages-');
}

/** Checks the name of any resource: it must be qualified, or known if it has no prefix. */
export function checkResourceName(name: string, at: FieldPath): void {
  const before = at.count;
  checkName(name, qualifiedName, at);
  if (at.count === before && !name.includes('/') && !isStandardResource(name))
    at.invalid(name, 'must be a standard resource type or fully qualified');
}

/** Checks the name of a resource that a container may request. */
export function checkContainerResourceName(name: string, at: FieldPath): void {
  checkResourceName(name, at);
  if (!name.includes('/')) {
    if (!CONTAINER_RESOURCES.has(name) && !isHugePages(name))
      at.invalid(name, 'must be a standard resource for containers');
  } else if (!isNativeResource(name) && !isExtendedResource(name))
    at.invalid(name, "doesn't follow extended resource name standard");
}

/** Checks an amount of a resource: it must not be negative, and must be whole if the resource is counted. */
export function checkResourceAmount(name: string, amount: unknown, at: FieldPath): void {
  const value = quantityOf(amount) ?? 0n;
  if (value < 0n) at.invalid(canonical(amount), 'must be greater than or equal to 0');
  if ((COUNTED.has(name) || isExtendedResource(name)) && value % WHOLE !== 0n)
    at.invalid(canonical(amount), 'must be an integer');
}
