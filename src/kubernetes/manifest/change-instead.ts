import { lookUp } from '../../source/look-up.ts';
import type { Cause } from '../validation/cause.ts';

const REFUSES_CHANGE =
  /immutable|may not (?:change|be changed|add or remove)|updates (?:to|may)|cannot change|in tandem|can not be modified|must not update|object has been modified|except from/;
const RECREATE = 'delete it and create it again: `kubectl replace --force -f FILE`';

/** How to achieve a change that the API server refuses, by kind. */
const INSTEAD: Readonly<Record<string, string>> = {
  Pod: `change the template of its controller; for a Pod without a controller, ${RECREATE}`,
  Deployment: `the selector cannot change: create a Deployment with another name, or ${RECREATE}`,
  ReplicaSet: `the selector cannot change: create another one, or ${RECREATE}`,
  DaemonSet: `the selector cannot change: create another one, or ${RECREATE}`,
  StatefulSet:
    'delete it without its Pods and create it again: `kubectl delete statefulset NAME --cascade=orphan`, then `kubectl apply -f FILE`',
  Job: `a Job that has started cannot change: ${RECREATE}; \`kubectl apply\` keeps the selector that the server generated`,
  PersistentVolumeClaim:
    'create a new claim and copy the data; only `resources.requests.storage` may be increased, if the class allows it',
  PersistentVolume: 'the source cannot change: create another volume for the data',
  ConfigMap: 'create one with another name and refer to that, or delete it and create it again',
  Secret: 'create one with another name and refer to that, or delete it and create it again',
  RoleBinding: `a binding's role cannot change: ${RECREATE}`,
  ClusterRoleBinding: `a binding's role cannot change: ${RECREATE}`,
  StorageClass: `a class cannot change, and existing volumes keep its values: create one with another name, or ${RECREATE}`,
  Service:
    'leave the address out to keep the current one; for another address, delete the Service and create it again',
};

/** What to do instead of a refused change; `undefined` for a cause that is only about the new value. */
export function changeInstead(kind: string, { field, message }: Cause): string | undefined {
  if (!REFUSES_CHANGE.test(message)) return undefined;
  if (field === 'metadata.resourceVersion')
    return 'leave `resourceVersion` out, or use the current one from the cluster';
  if (field === 'metadata.name')
    return 'the name of an object cannot change: create one with the new name and delete the old one';
  return lookUp(INSTEAD, kind) ?? RECREATE;
}
