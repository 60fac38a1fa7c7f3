import { lookUp } from '../../../source/look-up.ts';
import { clusterRole, clusterRoleBinding, role, roleBinding } from './access.ts';
import {
  configMap,
  limitRange,
  namespace,
  node,
  priorityClass,
  resourceQuota,
  secret,
  serviceAccount,
} from './config.ts';
import { endpointSlice, ingress, ingressClass, networkPolicy, service } from './network.ts';
import { pod } from './pods.ts';
import { certificateRequest, event } from './reports.ts';
import { persistentVolume, persistentVolumeClaim, storageClass } from './storage.ts';
import type { Template } from './template.ts';
import {
  cronJob,
  daemonSet,
  deployment,
  horizontalPodAutoscaler,
  job,
  podDisruptionBudget,
  replicaSet,
  replicationController,
  statefulSet,
} from './workloads.ts';

const TEMPLATES: Readonly<Record<string, Template>> = {
  'certificatesigningrequests.certificates.k8s.io': certificateRequest,
  'clusterroles.rbac.authorization.k8s.io': clusterRole,
  'clusterrolebindings.rbac.authorization.k8s.io': clusterRoleBinding,
  configmaps: configMap,
  'cronjobs.batch': cronJob,
  'daemonsets.apps': daemonSet,
  'deployments.apps': deployment,
  'endpointslices.discovery.k8s.io': endpointSlice,
  events: event,
  'horizontalpodautoscalers.autoscaling': horizontalPodAutoscaler,
  'ingressclasses.networking.k8s.io': ingressClass,
  'ingresses.networking.k8s.io': ingress,
  'jobs.batch': job,
  limitranges: limitRange,
  namespaces: namespace,
  'networkpolicies.networking.k8s.io': networkPolicy,
  nodes: node,
  persistentvolumeclaims: persistentVolumeClaim,
  persistentvolumes: persistentVolume,
  'poddisruptionbudgets.policy': podDisruptionBudget,
  pods: pod,
  'priorityclasses.scheduling.k8s.io': priorityClass,
  'replicasets.apps': replicaSet,
  replicationcontrollers: replicationController,
  resourcequotas: resourceQuota,
  'rolebindings.rbac.authorization.k8s.io': roleBinding,
  'roles.rbac.authorization.k8s.io': role,
  secrets: secret,
  serviceaccounts: serviceAccount,
  services: service,
  'statefulsets.apps': statefulSet,
  'storageclasses.storage.k8s.io': storageClass,
};

/** The template for objects of a resource; `undefined` if worlds contain none. */
export function templateOf(resource: string): Template | undefined {
  return lookUp(TEMPLATES, resource);
}
