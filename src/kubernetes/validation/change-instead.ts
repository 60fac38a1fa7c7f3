import { lookUp } from '../../source/look-up.ts';

const AGAIN = 'delete the object and create it again; `kubectl replace --force -f FILE` does both';
const KEEP_PODS =
  'delete it with `kubectl delete --cascade=orphan`, which leaves its Pods running, and create it again';
const NEW_NAME =
  'create one with another name and let the Pods use that, which rolls them out; or delete this one and create it again';

/** How to achieve what a refused change was for, by kind. */
const INSTEAD: Readonly<Record<string, string>> = {
  Pod: `${AGAIN}; better, change the Deployment or whatever else makes the Pod`,
  Deployment: KEEP_PODS,
  ReplicaSet: KEEP_PODS,
  ReplicationController: KEEP_PODS,
  StatefulSet: KEEP_PODS,
  DaemonSet: KEEP_PODS,
  Job: 'delete the Job and create it again; a Job of another name can run beside it',
  ConfigMap: NEW_NAME,
  Secret: NEW_NAME,
  PersistentVolumeClaim:
    'create a new claim with the new values, copy the data, and let the Pods use the new claim; only the size of a bound claim can grow, where its StorageClass has `allowVolumeExpansion: true`',
  PersistentVolume:
    'create another PersistentVolume; with the reclaim policy Retain, deleting this one leaves its data',
  StorageClass:
    'delete the class and create it again, or create one with another name; volumes that exist keep what they have',
  Service: AGAIN,
  RoleBinding: 'delete the binding and create it again; `kubectl auth reconcile -f FILE` does both',
  ClusterRoleBinding: 'delete the binding and create it again; `kubectl auth reconcile -f FILE` does both',
  PriorityClass:
    'create a class with another name; Pods keep the priority that they got when they were created',
  IngressClass: 'create a class with another name, and name it in `ingressClassName`',
  ResourceQuota: AGAIN,
  EndpointSlice: AGAIN,
  CustomResourceDefinition:
    'export the custom resources, delete the definition, which deletes them too, and create it and them again',
};

/** How to achieve a change that the API server refuses for an object of this kind. */
export function changeInstead(kind: string): string {
  return lookUp(INSTEAD, kind) ?? AGAIN;
}
