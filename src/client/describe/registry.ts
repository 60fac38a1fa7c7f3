import { lookUp } from '../../source/look-up.ts';
import type { ApiType } from '../discovery/api-type.ts';
import type { Describer } from './describer.ts';
import { describeCertificateSigningRequest } from './kinds/certificate-signing-request.ts';
import { describeCronJob } from './kinds/cron-job.ts';
import { describeCsiNode } from './kinds/csi-node.ts';
import { describeDaemonSet } from './kinds/daemon-set.ts';
import { describeDeployment } from './kinds/deployment.ts';
import { describeEndpointSlice, describeEndpoints } from './kinds/endpoints.ts';
import { describeGeneric } from './kinds/generic.ts';
import { describeHorizontalPodAutoscaler } from './kinds/horizontal-pod-autoscaler.ts';
import { describeIngress } from './kinds/ingress.ts';
import { describeIngressClass } from './kinds/ingress-class.ts';
import { describeJob } from './kinds/job.ts';
import { describeLimitRange } from './kinds/limit-range.ts';
import { describeNamespace } from './kinds/namespace.ts';
import { describeNetworkPolicy } from './kinds/network-policy.ts';
import { describeIpAddress, describeServiceCidr } from './kinds/networking.ts';
import { describeNode } from './kinds/node.ts';
import { describePersistentVolume } from './kinds/persistent-volume.ts';
import { describePersistentVolumeClaim } from './kinds/persistent-volume-claim.ts';
import { describePod } from './kinds/pod.ts';
import { describePodDisruptionBudget } from './kinds/pod-disruption-budget.ts';
import { describePriorityClass } from './kinds/priority-class.ts';
import { describeQuota } from './kinds/quota.ts';
import { describeReplicaSet, describeReplicationController } from './kinds/replica-set.ts';
import { describeRole } from './kinds/role.ts';
import { describeRoleBinding } from './kinds/role-binding.ts';
import { describeConfigMap, describeSecret } from './kinds/secret.ts';
import { describeService } from './kinds/service.ts';
import { describeServiceAccount } from './kinds/service-account.ts';
import { describeStatefulSet } from './kinds/stateful-set.ts';
import { describeStorageClass, describeVolumeAttributesClass } from './kinds/storage-class.ts';

/** Kinds with their own description, by group and kind. */
const DESCRIBERS: Readonly<Record<string, Describer>> = {
  '/ConfigMap': describeConfigMap,
  '/Endpoints': describeEndpoints,
  '/LimitRange': describeLimitRange,
  '/Namespace': describeNamespace,
  '/Node': describeNode,
  '/PersistentVolume': describePersistentVolume,
  '/PersistentVolumeClaim': describePersistentVolumeClaim,
  '/Pod': describePod,
  '/ReplicationController': describeReplicationController,
  '/ResourceQuota': describeQuota,
  '/Secret': describeSecret,
  '/Service': describeService,
  '/ServiceAccount': describeServiceAccount,
  'apps/DaemonSet': describeDaemonSet,
  'apps/Deployment': describeDeployment,
  'apps/ReplicaSet': describeReplicaSet,
  'apps/StatefulSet': describeStatefulSet,
  'autoscaling/HorizontalPodAutoscaler': describeHorizontalPodAutoscaler,
  'batch/CronJob': describeCronJob,
  'batch/Job': describeJob,
  'certificates.k8s.io/CertificateSigningRequest': describeCertificateSigningRequest,
  'discovery.k8s.io/EndpointSlice': describeEndpointSlice,
  'networking.k8s.io/IPAddress': describeIpAddress,
  'networking.k8s.io/Ingress': describeIngress,
  'networking.k8s.io/IngressClass': describeIngressClass,
  'networking.k8s.io/NetworkPolicy': describeNetworkPolicy,
  'networking.k8s.io/ServiceCIDR': describeServiceCidr,
  'policy/PodDisruptionBudget': describePodDisruptionBudget,
  'rbac.authorization.k8s.io/ClusterRole': describeRole,
  'rbac.authorization.k8s.io/ClusterRoleBinding': describeRoleBinding,
  'rbac.authorization.k8s.io/Role': describeRole,
  'rbac.authorization.k8s.io/RoleBinding': describeRoleBinding,
  'scheduling.k8s.io/PriorityClass': describePriorityClass,
  'storage.k8s.io/CSINode': describeCsiNode,
  'storage.k8s.io/StorageClass': describeStorageClass,
  'storage.k8s.io/VolumeAttributesClass': describeVolumeAttributesClass,
};

/** The describer for objects of a type; it lists all fields of a kind without its own description. */
export function describerOf({ group, kind }: ApiType): Describer {
  return lookUp(DESCRIBERS, `${group}/${kind}`) ?? describeGeneric;
}
