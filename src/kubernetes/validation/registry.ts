import { mutatingPolicy, mutatingPolicyBeta } from './admission/mutating-policy.ts';
import { validatingPolicy } from './admission/policy.ts';
import {
  mutatingPolicyBinding,
  mutatingPolicyBindingBeta,
  validatingPolicyBinding,
} from './admission/policy-binding.ts';
import { mutatingWebhook, validatingWebhook } from './admission/webhook.ts';
import { daemonSet } from './apps/daemon-set.ts';
import { deployment, replicaSet } from './apps/deployment.ts';
import { statefulSet } from './apps/stateful-set.ts';
import {
  localSubjectAccessReview,
  selfSubjectAccessReview,
  selfSubjectRulesReview,
  subjectAccessReview,
  tokenRequest,
} from './authorization/reviews.ts';
import { autoscaler, autoscalerV1 } from './autoscaling/autoscaler.ts';
import { cronJob } from './batch/cron-job.ts';
import { job } from './batch/job.ts';
import { signingRequest } from './certificates/signing-request.ts';
import { lease } from './coordination/lease.ts';
import { binding } from './core/binding.ts';
import { configMap } from './core/config-map.ts';
import { coreEvent, event } from './core/event.ts';
import { limitRange } from './core/limit-range.ts';
import { namespace } from './core/namespace.ts';
import { node } from './core/node.ts';
import { persistentVolume } from './core/persistent-volume.ts';
import { persistentVolumeClaim } from './core/persistent-volume-claim.ts';
import { pod } from './core/pod/pod.ts';
import { podTemplate } from './core/pod/pod-template.ts';
import { replicationController } from './core/replication-controller.ts';
import { resourceQuota } from './core/resource-quota.ts';
import { secret } from './core/secret.ts';
import { serviceAccount } from './core/service-account.ts';
import { customResourceDefinition } from './definition/definition.ts';
import { apiService } from './extension/api-service.ts';
import { flowSchema } from './flowcontrol/flow-schema.ts';
import { priorityLevel } from './flowcontrol/priority-level.ts';
import { gatewayClasses, gateways, referenceGrants } from './gateway/gateway.ts';
import { grpcRoutes, httpRoutes, tlsRoutes } from './gateway/routes.ts';
import type { KindRules } from './kind-rules.ts';
import { ipAddress, serviceCidr } from './networking/address-range.ts';
import { endpointSlice } from './networking/endpoint-slice.ts';
import { endpoints } from './networking/endpoints.ts';
import { ingress } from './networking/ingress.ts';
import { ingressClass } from './networking/ingress-class.ts';
import { networkPolicy } from './networking/network-policy.ts';
import { service } from './networking/service.ts';
import { runtimeClass } from './node/runtime-class.ts';
import { disruptionBudget } from './policy/disruption-budget.ts';
import { priorityClass } from './policy/priority-class.ts';
import { clusterRole, role } from './rbac/role.ts';
import { clusterRoleBinding, roleBinding } from './rbac/role-binding.ts';
import { deviceClass, resourceClaim, resourceClaimTemplate } from './resource/resource-claim.ts';
import { csiDriver, csiNode } from './storage/csi.ts';
import { storageClass } from './storage/storage-class.ts';
import { csiStorageCapacity, volumeAttachment, volumeAttributesClass } from './storage/volume-attachment.ts';

/** Every kind whose validation is known. */
const ALL: readonly KindRules[] = [
  ...gatewayClasses,
  ...gateways,
  ...grpcRoutes,
  ...httpRoutes,
  ...referenceGrants,
  ...tlsRoutes,
  apiService,
  autoscaler,
  autoscalerV1,
  binding,
  clusterRole,
  clusterRoleBinding,
  configMap,
  coreEvent,
  cronJob,
  csiDriver,
  csiNode,
  csiStorageCapacity,
  customResourceDefinition,
  daemonSet,
  deployment,
  deviceClass,
  disruptionBudget,
  endpoints,
  endpointSlice,
  event,
  flowSchema,
  ingress,
  ingressClass,
  ipAddress,
  job,
  lease,
  limitRange,
  localSubjectAccessReview,
  mutatingPolicy,
  mutatingPolicyBeta,
  mutatingPolicyBinding,
  mutatingPolicyBindingBeta,
  mutatingWebhook,
  namespace,
  networkPolicy,
  node,
  persistentVolume,
  persistentVolumeClaim,
  pod,
  podTemplate,
  priorityClass,
  priorityLevel,
  replicaSet,
  replicationController,
  resourceClaim,
  resourceClaimTemplate,
  resourceQuota,
  role,
  roleBinding,
  runtimeClass,
  secret,
  selfSubjectAccessReview,
  selfSubjectRulesReview,
  service,
  serviceAccount,
  serviceCidr,
  signingRequest,
  statefulSet,
  storageClass,
  subjectAccessReview,
  tokenRequest,
  validatingPolicy,
  validatingPolicyBinding,
  validatingWebhook,
  volumeAttachment,
  volumeAttributesClass,
];

const BY_KIND: ReadonlyMap<string, KindRules> = new Map(
  ALL.map((rules) => [`${rules.apiVersion}/${rules.kind}`, rules]),
);

/** The rules of `apps/v1` `Deployment`; `undefined` for a kind whose validation is not modelled. */
export function rulesOf(apiVersion: string, kind: string): KindRules | undefined {
  return BY_KIND.get(`${apiVersion}/${kind}`);
}
