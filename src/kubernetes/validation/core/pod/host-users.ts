import type { FieldPath } from '../../field-path.ts';
import { type ApiObject, flag, objects } from '../../object-values.ts';

/**
 * Checks that a Pod with its own user namespace does not share other namespaces with its node.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
 */
export function checkHostUsers(spec: ApiObject, at: FieldPath): void {
  if (spec['hostUsers'] !== false) return;
  for (const [field, name] of [
    ['hostNetwork', 'hostNetwork'],
    ['hostPID', 'HostPID'],
    ['hostIPC', 'HostIPC'],
  ] as const)
    if (flag(spec, field)) at.child(name).forbidden('when `hostUsers` is false');
  for (const list of ['containers', 'initContainers'])
    objects(spec, list).forEach((container, position) => {
      if (objects(container, 'volumeDevices').length > 0)
        at.child(list)
          .item(position)
          .child('volumeDevices')
          .forbidden('cannot be set when `hostUsers` is false');
    });
}
