import { apiService } from './kinds/api-service.ts';
import { certificateSigningRequest } from './kinds/certificate-signing-request.ts';
import { componentStatus } from './kinds/component-status.ts';
import { configMap } from './kinds/config-map.ts';
import { controllerRevision } from './kinds/controller-revision.ts';
import { cronJob } from './kinds/cron-job.ts';
import { csiDriver } from './kinds/csi-driver.ts';
import { csiNode } from './kinds/csi-node.ts';
import { daemonSet } from './kinds/daemon-set.ts';
import { deployment } from './kinds/deployment.ts';
import { endpointSlice } from './kinds/endpoint-slice.ts';
import { endpoints } from './kinds/endpoints.ts';
import { event } from './kinds/event.ts';
import { flowSchema } from './kinds/flow-schema.ts';
import { horizontalPodAutoscaler } from './kinds/horizontal-pod-autoscaler.ts';
import { ingress } from './kinds/ingress.ts';
import { ingressClass } from './kinds/ingress-class.ts';
import { ipAddress } from './kinds/ip-address.ts';
import { job } from './kinds/job.ts';
import { lease } from './kinds/lease.ts';
import { nameAndAge } from './kinds/name-and-age.ts';
import { nameAndCreation } from './kinds/name-and-creation.ts';
import { namespace } from './kinds/namespace.ts';
import { networkPolicy } from './kinds/network-policy.ts';
import { node } from './kinds/node.ts';
import { persistentVolume } from './kinds/persistent-volume.ts';
import { persistentVolumeClaim } from './kinds/persistent-volume-claim.ts';
import { pod } from './kinds/pod.ts';
import { podDisruptionBudget } from './kinds/pod-disruption-budget.ts';
import { podTemplate } from './kinds/pod-template.ts';
import { priorityClass } from './kinds/priority-class.ts';
import { priorityLevelConfiguration } from './kinds/priority-level-configuration.ts';
import { replicaSet } from './kinds/replica-set.ts';
import { replicationController } from './kinds/replication-controller.ts';
import { resourceClaim } from './kinds/resource-claim.ts';
import { resourceQuota } from './kinds/resource-quota.ts';
import { resourceSlice } from './kinds/resource-slice.ts';
import { roleBinding } from './kinds/role-binding.ts';
import { runtimeClass } from './kinds/runtime-class.ts';
import { secret } from './kinds/secret.ts';
import { service } from './kinds/service.ts';
import { serviceCidr } from './kinds/service-cidr.ts';
import { statefulSet } from './kinds/stateful-set.ts';
import { storageClass } from './kinds/storage-class.ts';
import { validatingAdmissionPolicy } from './kinds/validating-admission-policy.ts';
import { validatingAdmissionPolicyBinding } from './kinds/validating-admission-policy-binding.ts';
import { volumeAttachment } from './kinds/volume-attachment.ts';
import { volumeAttributesClass } from './kinds/volume-attributes-class.ts';
import { webhookConfiguration } from './kinds/webhook-configuration.ts';
import type { Printer } from './printer.ts';

/** The printers of built-in resources that have their own columns; all others show their name and creation time. */
export const PRINTERS: Readonly<Record<string, Printer>> = {
  componentstatuses: componentStatus,
  configmaps: configMap,
  endpoints,
  events: event,
  limitranges: nameAndCreation,
  namespaces: namespace,
  nodes: node,
  persistentvolumeclaims: persistentVolumeClaim,
  persistentvolumes: persistentVolume,
  pods: pod,
  podtemplates: podTemplate,
  replicationcontrollers: replicationController,
  resourcequotas: resourceQuota,
  secrets: secret,
  serviceaccounts: nameAndAge,
  services: service,
  'apiservices.apiregistration.k8s.io': apiService,
  'controllerrevisions.apps': controllerRevision,
  'daemonsets.apps': daemonSet,
  'deployments.apps': deployment,
  'replicasets.apps': replicaSet,
  'statefulsets.apps': statefulSet,
  'events.events.k8s.io': event,
  'horizontalpodautoscalers.autoscaling': horizontalPodAutoscaler,
  'cronjobs.batch': cronJob,
  'jobs.batch': job,
  'certificatesigningrequests.certificates.k8s.io': certificateSigningRequest,
  'ingressclasses.networking.k8s.io': ingressClass,
  'ingresses.networking.k8s.io': ingress,
  'ipaddresses.networking.k8s.io': ipAddress,
  'networkpolicies.networking.k8s.io': networkPolicy,
  'servicecidrs.networking.k8s.io': serviceCidr,
  'poddisruptionbudgets.policy': podDisruptionBudget,
  'clusterrolebindings.rbac.authorization.k8s.io': roleBinding,
  'clusterroles.rbac.authorization.k8s.io': nameAndCreation,
  'rolebindings.rbac.authorization.k8s.io': roleBinding,
  'roles.rbac.authorization.k8s.io': nameAndCreation,
  'csidrivers.storage.k8s.io': csiDriver,
  'csinodes.storage.k8s.io': csiNode,
  'csistoragecapacities.storage.k8s.io': nameAndCreation,
  'storageclasses.storage.k8s.io': storageClass,
  'volumeattachments.storage.k8s.io': volumeAttachment,
  'volumeattributesclasses.storage.k8s.io': volumeAttributesClass,
  'mutatingwebhookconfigurations.admissionregistration.k8s.io': webhookConfiguration,
  'validatingadmissionpolicies.admissionregistration.k8s.io': validatingAdmissionPolicy,
  'validatingadmissionpolicybindings.admissionregistration.k8s.io': validatingAdmissionPolicyBinding,
  'validatingwebhookconfigurations.admissionregistration.k8s.io': webhookConfiguration,
  'customresourcedefinitions.apiextensions.k8s.io': nameAndCreation,
  'priorityclasses.scheduling.k8s.io': priorityClass,
  'leases.coordination.k8s.io': lease,
  'runtimeclasses.node.k8s.io': runtimeClass,
  'endpointslices.discovery.k8s.io': endpointSlice,
  'deviceclasses.resource.k8s.io': nameAndAge,
  'resourceclaims.resource.k8s.io': resourceClaim,
  'resourceclaimtemplates.resource.k8s.io': nameAndAge,
  'resourceslices.resource.k8s.io': resourceSlice,
  'flowschemas.flowcontrol.apiserver.k8s.io': flowSchema,
  'prioritylevelconfigurations.flowcontrol.apiserver.k8s.io': priorityLevelConfiguration,
};
