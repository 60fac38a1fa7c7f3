// The differences between the storage strategies of Kubernetes' kinds, by the name of the resource.

/** Resources whose objects count changes of the desired state in `metadata.generation`. */
const COUNTS_GENERATION = new Set([
  'customresourcedefinitions.apiextensions.k8s.io',
  'cronjobs.batch',
  'daemonsets.apps',
  'deployments.apps',
  'endpointslices.discovery.k8s.io',
  'flowschemas.flowcontrol.apiserver.k8s.io',
  'ingressclasses.networking.k8s.io',
  'ingresses.networking.k8s.io',
  'jobs.batch',
  'mutatingwebhookconfigurations.admissionregistration.k8s.io',
  'networkpolicies.networking.k8s.io',
  'poddisruptionbudgets.policy',
  'pods',
  'podtemplates',
  'priorityclasses.scheduling.k8s.io',
  'prioritylevelconfigurations.flowcontrol.apiserver.k8s.io',
  'replicasets.apps',
  'replicationcontrollers',
  'statefulsets.apps',
  'validatingadmissionpolicies.admissionregistration.k8s.io',
  'validatingadmissionpolicybindings.admissionregistration.k8s.io',
  'validatingwebhookconfigurations.admissionregistration.k8s.io',
]);

/** Resources for which a PUT must include the `resourceVersion` that it replaces. */
const NEEDS_VERSION = new Set([
  'apiservices.apiregistration.k8s.io',
  'csidrivers.storage.k8s.io',
  'customresourcedefinitions.apiextensions.k8s.io',
  'flowschemas.flowcontrol.apiserver.k8s.io',
  'leases.coordination.k8s.io',
  'mutatingwebhookconfigurations.admissionregistration.k8s.io',
  'poddisruptionbudgets.policy',
  'prioritylevelconfigurations.flowcontrol.apiserver.k8s.io',
  'runtimeclasses.node.k8s.io',
  'validatingadmissionpolicies.admissionregistration.k8s.io',
  'validatingadmissionpolicybindings.admissionregistration.k8s.io',
  'validatingwebhookconfigurations.admissionregistration.k8s.io',
]);

/** Resources for which a PUT creates a missing object. */
const CREATES_ON_UPDATE = new Set(['endpoints', 'events', 'leases.coordination.k8s.io', 'limitranges']);

/** Resources whose deletion returns the deleted object. */
const RETURNS_DELETED = new Set([
  'persistentvolumeclaims',
  'persistentvolumes',
  'pods',
  'podtemplates',
  'resourcequotas',
  'serviceaccounts',
  'services',
  'storageclasses.storage.k8s.io',
]);

export interface Traits {
  readonly countsGeneration: boolean;
  readonly needsVersion: boolean;
  readonly createsOnUpdate: boolean;
  readonly returnsDeleted: boolean;
}

/** The details of how objects of a resource are created, changed and deleted. */
export function traitsOf({ id, custom }: { id: string; custom: boolean }): Traits {
  return {
    countsGeneration: custom || COUNTS_GENERATION.has(id),
    needsVersion: custom || NEEDS_VERSION.has(id),
    createsOnUpdate: CREATES_ON_UPDATE.has(id),
    returnsDeleted: RETURNS_DELETED.has(id),
  };
}
