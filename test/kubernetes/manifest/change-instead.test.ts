import { expect, test } from 'vitest';
import { changeInstead } from '../../../src/kubernetes/manifest/change-instead.ts';

function advice(kind: string, field: string, message: string): string | undefined {
  return changeInstead(kind, { reason: 'FieldValueInvalid', steps: [], field, message });
}

test.each([
  ['PersistentVolumeClaim', 'create a new claim and copy the data'],
  ['StatefulSet', 'kubectl delete statefulset NAME --cascade=orphan'],
  ['Deployment', 'create a Deployment with another name, or delete it'],
  ['ConfigMap', 'create one with another name and refer to that'],
  ['Lease', 'delete it and create it again: `kubectl replace --force -f FILE`'],
  ['constructor', 'delete it and create it again: `kubectl replace --force -f FILE`'],
])('what cannot be changed in a %s has its own way out', (kind, way) => {
  expect(advice(kind, 'spec.x', 'Invalid value: "a": field is immutable')).toContain(way);
});

test.each([
  ['Forbidden: updates to provisioner are forbidden.'],
  ['Forbidden: pod updates may not change fields other than `spec.containers[*].image`'],
  ['Invalid value: "": cannot change roleRef'],
])('%s is about a change', (message) => {
  expect(advice('Lease', 'spec.x', message)).toContain('kubectl replace --force');
});

test('a changed name and an outdated version have their own hints', () => {
  const immutable = 'Invalid value: "b": field is immutable';
  expect(advice('Pod', 'metadata.name', immutable)).toBe(
    'the name of an object cannot change: create one with the new name and delete the old one',
  );
  expect(advice('Pod', 'metadata.resourceVersion', 'Invalid value: 0: must not update')).toBe(
    'leave `resourceVersion` out, or use the current one from the cluster',
  );
});

test('a problem of the new value alone is not a refused change', () => {
  expect(advice('Pod', 'spec.x', 'Invalid value: -1: must be greater than or equal to 0')).toBeUndefined();
});
