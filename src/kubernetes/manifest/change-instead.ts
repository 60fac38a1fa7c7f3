import { lookUp } from '../../source/look-up.ts';
import type { Cause } from '../validation/cause.ts';

const REFUSES_CHANGE =
  /immutable|may not (?:change|be changed|add or remove)|updates (?:to|may)|cannot change|in tandem|can not be modified|must not update|object has been modified|except from/;
const RECREATE = 'delete it and create it again: `kubectl replace --force -f FILE`';

/** How to achieve a change that the API server refuses, by kind. */
const INSTEAD: Readonly<Record<string, string>> = {
  Pod: `change the template of its controller; a Pod of its own: ${RECREATE}`,
  Deployment: `the selector stays: create a Deployment with another name, or ${RECREATE}`,
  ReplicaSet: `the selector stays: create another one, or ${RECREATE}`,
  DaemonSet: `the selector stays: create another one, or ${RECREATE}`,
  StatefulSet:
    'delete it without its Pods and create it again: `kubectl delete statefulset NAME --cascade=orphan`, then `kubectl apply -f FILE`',
  Job: `a Job that has begun stays as it is: ${RECREATE}; \`kubectl apply\` keeps the selector that the server made`,
  PersistentVolumeClaim:
    'create a new claim and copy the data; only `resources.requests.storage` may grow, when the class allows it',
  PersistentVolume: 'the source stays: create another volume for the data',
  ConfigMap: 'create one with another name and refer to that, or delete it and create it again',
  Secret: 'create one with another name and refer to that, or delete it and create it again',
  RoleBinding: `a binding's role stays: ${RECREATE}`,
  ClusterRoleBinding: `a binding's role stays: ${RECREATE}`,
  StorageClass: `a class stays as it is, and so do its volumes: create one with another name, or ${RECREATE}`,
  Service:
    'leave the address out, so that the one it has stays; for another one delete the Service and create it again',
};

/** What to do instead of a refused change; `undefined` for a cause that is only about the new value. */
export function changeInstead(kind: string, { field, message }: Cause): string | undefined {
  if (!REFUSES_CHANGE.test(message)) return undefined;
  if (field === 'metadata.resourceVersion')
    return 'leave `resourceVersion` out, or take the one that the cluster has now';
  if (field === 'metadata.name')
    return 'an object keeps its name: create one with the new name and delete the old one';
  return lookUp(INSTEAD, kind) ?? RECREATE;
}
