const GUIDE = 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/';

/** An API version that is no longer served. */
export interface Removal {
  readonly apiVersion: string;
  readonly kinds: readonly string[];
  /** The first minor version without it. */
  readonly removed: string;
  /** What to use instead; absent if there is no replacement. */
  readonly replacement?: string;
  /** The latest minor version in which the replacement became available. */
  readonly since?: string;
  readonly source: string;
}

const removal = (
  apiVersion: string,
  kinds: string,
  removed: string,
  replacement: string | undefined,
  since: string | undefined,
  anchor: string,
): Removal => ({
  apiVersion,
  kinds: kinds.split(' '),
  removed,
  ...(replacement !== undefined && { replacement }),
  ...(since !== undefined && { since }),
  source: `${GUIDE}#${anchor}`,
});

const RBAC = 'ClusterRole ClusterRoleBinding Role RoleBinding';
const FLOW = 'FlowSchema PriorityLevelConfiguration';
const WEBHOOKS = 'MutatingWebhookConfiguration ValidatingWebhookConfiguration';
const STORAGE = 'CSIDriver CSINode StorageClass VolumeAttachment';
const REVIEWS = 'LocalSubjectAccessReview SelfSubjectAccessReview SubjectAccessReview';

/**
 * API versions that were removed before the oldest selectable version, newest removal first.
 * @internal
 */
export const REMOVALS: readonly Removal[] = [
  removal(
    'flowcontrol.apiserver.k8s.io/v1beta3',
    FLOW,
    '1.32',
    'flowcontrol.apiserver.k8s.io/v1',
    '1.29',
    'flowcontrol-resources-v132',
  ),
  removal(
    'flowcontrol.apiserver.k8s.io/v1beta2',
    FLOW,
    '1.29',
    'flowcontrol.apiserver.k8s.io/v1',
    '1.29',
    'flowcontrol-resources-v129',
  ),
  removal(
    'storage.k8s.io/v1beta1',
    'CSIStorageCapacity',
    '1.27',
    'storage.k8s.io/v1',
    '1.24',
    'csistoragecapacity-v127',
  ),
  removal(
    'flowcontrol.apiserver.k8s.io/v1beta1',
    FLOW,
    '1.26',
    'flowcontrol.apiserver.k8s.io/v1',
    '1.29',
    'flowcontrol-resources-v126',
  ),
  removal(
    'autoscaling/v2beta2',
    'HorizontalPodAutoscaler',
    '1.26',
    'autoscaling/v2',
    '1.23',
    'horizontalpodautoscaler-v126',
  ),
  removal('batch/v1beta1', 'CronJob', '1.25', 'batch/v1', '1.21', 'cronjob-v125'),
  removal(
    'discovery.k8s.io/v1beta1',
    'EndpointSlice',
    '1.25',
    'discovery.k8s.io/v1',
    '1.21',
    'endpointslice-v125',
  ),
  removal('events.k8s.io/v1beta1', 'Event', '1.25', 'events.k8s.io/v1', '1.19', 'event-v125'),
  removal(
    'autoscaling/v2beta1',
    'HorizontalPodAutoscaler',
    '1.25',
    'autoscaling/v2',
    '1.23',
    'horizontalpodautoscaler-v125',
  ),
  removal('policy/v1beta1', 'PodDisruptionBudget', '1.25', 'policy/v1', '1.21', 'poddisruptionbudget-v125'),
  removal('policy/v1beta1', 'PodSecurityPolicy', '1.25', undefined, undefined, 'psp-v125'),
  removal('node.k8s.io/v1beta1', 'RuntimeClass', '1.25', 'node.k8s.io/v1', '1.20', 'runtimeclass-v125'),
  removal(
    'admissionregistration.k8s.io/v1beta1',
    WEBHOOKS,
    '1.22',
    'admissionregistration.k8s.io/v1',
    '1.16',
    'webhook-resources-v122',
  ),
  removal(
    'apiextensions.k8s.io/v1beta1',
    'CustomResourceDefinition',
    '1.22',
    'apiextensions.k8s.io/v1',
    '1.16',
    'customresourcedefinition-v122',
  ),
  removal(
    'apiregistration.k8s.io/v1beta1',
    'APIService',
    '1.22',
    'apiregistration.k8s.io/v1',
    '1.10',
    'apiservice-v122',
  ),
  removal(
    'authentication.k8s.io/v1beta1',
    'TokenReview',
    '1.22',
    'authentication.k8s.io/v1',
    '1.6',
    'tokenreview-v122',
  ),
  removal(
    'authorization.k8s.io/v1beta1',
    REVIEWS,
    '1.22',
    'authorization.k8s.io/v1',
    '1.6',
    'subjectaccessreview-resources-v122',
  ),
  removal(
    'certificates.k8s.io/v1beta1',
    'CertificateSigningRequest',
    '1.22',
    'certificates.k8s.io/v1',
    '1.19',
    'certificatesigningrequest-v122',
  ),
  removal('coordination.k8s.io/v1beta1', 'Lease', '1.22', 'coordination.k8s.io/v1', '1.14', 'lease-v122'),
  removal('extensions/v1beta1', 'Ingress', '1.22', 'networking.k8s.io/v1', '1.19', 'ingress-v122'),
  removal(
    'networking.k8s.io/v1beta1',
    'Ingress IngressClass',
    '1.22',
    'networking.k8s.io/v1',
    '1.19',
    'ingress-v122',
  ),
  removal(
    'rbac.authorization.k8s.io/v1beta1',
    RBAC,
    '1.22',
    'rbac.authorization.k8s.io/v1',
    '1.8',
    'rbac-resources-v122',
  ),
  removal(
    'scheduling.k8s.io/v1beta1',
    'PriorityClass',
    '1.22',
    'scheduling.k8s.io/v1',
    '1.14',
    'priorityclass-v122',
  ),
  removal('storage.k8s.io/v1beta1', STORAGE, '1.22', 'storage.k8s.io/v1', '1.19', 'storage-resources-v122'),
  removal('extensions/v1beta1', 'NetworkPolicy', '1.16', 'networking.k8s.io/v1', '1.8', 'networkpolicy-v116'),
  removal('extensions/v1beta1', 'DaemonSet', '1.16', 'apps/v1', '1.9', 'daemonset-v116'),
  removal(
    'apps/v1beta2',
    'DaemonSet Deployment ReplicaSet StatefulSet',
    '1.16',
    'apps/v1',
    '1.9',
    'deployment-v116',
  ),
  removal('extensions/v1beta1', 'Deployment ReplicaSet', '1.16', 'apps/v1', '1.9', 'deployment-v116'),
  removal('apps/v1beta1', 'Deployment ReplicaSet StatefulSet', '1.16', 'apps/v1', '1.9', 'deployment-v116'),
  removal('extensions/v1beta1', 'PodSecurityPolicy', '1.16', undefined, undefined, 'psp-v116'),
];

/** Why an API version is no longer served for a kind; `undefined` if it never was or still is. */
export function removalOf(apiVersion: string, kind: string): Removal | undefined {
  return REMOVALS.find((row) => row.apiVersion === apiVersion && row.kinds.includes(kind));
}
