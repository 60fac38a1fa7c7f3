import type { FieldPath } from '../../field-path.ts';
import { type ApiObject, has, objects, text } from '../../object-values.ts';
import { type ContainerScope, checkContainer } from './container.ts';

const NOT_ALLOWED = [
  'ports',
  'resources',
  'resizePolicy',
  'restartPolicy',
  'restartPolicyRules',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
];

/** @see https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/ */
export function checkEphemeralContainers(spec: ApiObject, scope: ContainerScope, at: FieldPath): void {
  const others = [...objects(spec, 'containers'), ...objects(spec, 'initContainers')];
  const targets = others.map((container) => text(container, 'name'));
  const names = new Set(targets);
  objects(spec, 'ephemeralContainers').forEach((container, position) => {
    const here = at.child('ephemeralContainers').item(position);
    checkContainer(container, scope, here);
    const name = text(container, 'name');
    if (names.has(name)) here.child('name').duplicate(name);
    names.add(name);
    const target = text(container, 'targetContainerName');
    if (target !== '' && !targets.includes(target)) here.child('targetContainerName').notFound(target);
    for (const field of NOT_ALLOWED)
      if (isSet(container, field)) here.child(field).forbidden('cannot be set for an Ephemeral Container');
    objects(container, 'volumeMounts').forEach((mount, which) => {
      for (const field of ['subPath', 'subPathExpr'])
        if (text(mount, field) !== '')
          here
            .child('volumeMounts')
            .item(which)
            .child(field)
            .forbidden('cannot be set for an Ephemeral Container');
    });
  });
}

function isSet(container: ApiObject, field: string): boolean {
  if (!has(container, field)) return false;
  const value = container[field];
  return typeof value !== 'object' || value === null || Object.keys(value).length > 0;
}
