import { lookUp } from '../../../../source/look-up.ts';
import { checkName } from '../../check-values.ts';
import type { FieldPath } from '../../field-path.ts';
import { qualifiedName } from '../../names.ts';
import { type ApiObject, text } from '../../object-values.ts';
import { canonical, quantityOf } from '../../quantities.ts';

/** The fields of its Pod that a container can get as environment variables, and as files. */
export const ENVIRONMENT_FIELDS = (
  'metadata.name metadata.namespace metadata.uid spec.nodeName spec.serviceAccountName status.hostIP status.hostIPs ' +
  'status.podIP status.podIPs'
).split(' ');
export const FILE_FIELDS =
  'metadata.annotations metadata.labels metadata.name metadata.namespace metadata.uid'.split(' ');

const CONVERTED = new Set([
  ...ENVIRONMENT_FIELDS,
  ...FILE_FIELDS,
  'spec.restartPolicy',
  'spec.schedulerName',
  'status.phase',
  'spec.host',
]);
const RESOURCES = ['limits', 'requests'].flatMap((list) =>
  ['cpu', 'ephemeral-storage', 'memory'].map((name) => `${list}.${name}`),
);
const SIZES = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

/** @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields */
export function checkFieldRef(ref: ApiObject, supported: readonly string[], at: FieldPath): void {
  const apiVersion = text(ref, 'apiVersion');
  const path = text(ref, 'fieldPath');
  if (apiVersion === '') {
    at.child('apiVersion').required();
    return;
  }
  if (path === '') {
    at.child('fieldPath').required();
    return;
  }
  if (apiVersion !== 'v1') {
    unconvertible(path, `unsupported pod version: ${apiVersion}`, at);
    return;
  }
  const subscript = /^(.+?)\['(.*)'\]$/s.exec(path);
  if (subscript !== null) {
    checkSubscript(path, subscript[1] ?? '', subscript[2] ?? '', at);
    return;
  }
  if (!CONVERTED.has(path)) {
    unconvertible(path, `field label not supported: ${path}`, at);
    return;
  }
  const converted = path === 'spec.host' ? 'spec.nodeName' : path;
  if (!supported.includes(converted)) at.child('fieldPath').notSupported(converted, supported);
}

function checkSubscript(path: string, map: string, key: string, at: FieldPath): void {
  if (map === 'metadata.labels') checkName(key, qualifiedName, at);
  else if (map === 'metadata.annotations')
    for (const words of qualifiedName(key.toLowerCase())) at.invalid(key, words);
  else unconvertible(path, `field label does not support subscript: ${path}`, at);
}

function unconvertible(path: string, why: string, at: FieldPath): void {
  at.child('fieldPath').invalid(path, `error converting fieldPath: ${why}`);
}

/** @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-resourceFieldRef */
export function checkResourceFieldRef(ref: ApiObject, isFile: boolean, at: FieldPath): void {
  const resource = text(ref, 'resource');
  const isHuge = /^(?:limits|requests)\.hugepages-/.test(resource);
  if (isFile && text(ref, 'containerName') === '') at.child('containerName').required();
  else if (resource === '') at.child('resource').required();
  else if (!RESOURCES.includes(resource) && !isHuge) at.child('resource').notSupported(resource, RESOURCES);
  const divisor = quantityOf(ref['divisor']);
  if (divisor === undefined || divisor === 0n) return;
  const sizes = resource.endsWith('.cpu') ? ['1m', '1'] : SIZES;
  const what = isHuge ? 'hugepages' : lookUp(WHAT, resource.slice(resource.indexOf('.') + 1));
  if (what === undefined || sizes.includes(canonical(ref['divisor']))) return;
  const listed = sizes.length === 2 ? '1m and 1' : sizes.join(', ');
  at.child('divisor').invalid(
    resource,
    `only divisor's values ${listed} are supported with the ${what} resource`,
  );
}

const WHAT: Readonly<Record<string, string>> = {
  cpu: 'cpu',
  memory: 'memory',
  'ephemeral-storage': 'local ephemeral storage',
};
