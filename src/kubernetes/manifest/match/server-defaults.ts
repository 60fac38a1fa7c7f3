import type { Data } from '../../../yaml/parse-data.ts';
import { nodeAt, stringOf, type YamlNode } from '../../../yaml/yaml-node.ts';

const API = 'https://kubernetes.io/docs/reference/kubernetes-api';
const POD = `${API}/workload-resources/pod-v1/`;
const DEPLOYMENT = `${API}/workload-resources/deployment-v1/`;
const REPLICA_SET = `${API}/workload-resources/replica-set-v1/`;
const STATEFUL_SET = `${API}/workload-resources/stateful-set-v1/`;
const DAEMON_SET = `${API}/workload-resources/daemon-set-v1/`;
const JOB = `${API}/workload-resources/job-v1/`;
const CRON_JOB = `${API}/workload-resources/cron-job-v1/`;
const HPA = `${API}/workload-resources/horizontal-pod-autoscaler-v2/`;
const SERVICE = `${API}/service-resources/service-v1/`;
const VOLUME = `${API}/config-and-storage-resources/volume/`;
const CLAIM = `${API}/config-and-storage-resources/persistent-volume-claim-v1/`;
const PERSISTENT_VOLUME = `${API}/config-and-storage-resources/persistent-volume-v1/`;
const STORAGE_CLASS = `${API}/config-and-storage-resources/storage-class-v1/`;
const BINDING = `${API}/authorization-resources/role-binding-v1/`;
const PRIORITY = `${API}/workload-resources/priority-class-v1/`;
const GATEWAY = 'https://gateway-api.sigs.k8s.io/reference/spec/';

export interface ServerDefault {
  /** What the server writes where the field is absent; a function where that hangs on what else the object says. */
  readonly value: Data | ((owner: YamlNode) => YamlNode | Data | undefined);
  readonly source: string;
}

const is = (value: ServerDefault['value'], source: string): ServerDefault => ({ value, source });
const ROLLING = { maxSurge: '25%', maxUnavailable: '25%' };

/** What the server writes where nothing stands, by `Type.field`; each with the page that says so. */
export const SERVER_DEFAULTS: Readonly<Record<string, ServerDefault>> = {
  'V1ObjectMeta.namespace': is(
    'default',
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  ),
  'V1PodSpec.restartPolicy': is('Always', POD),
  'V1PodSpec.dnsPolicy': is('ClusterFirst', POD),
  'V1PodSpec.schedulerName': is('default-scheduler', POD),
  'V1PodSpec.terminationGracePeriodSeconds': is(30, POD),
  'V1PodSpec.enableServiceLinks': is(true, POD),
  'V1PodSpec.serviceAccountName': is(
    'default',
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  ),
  'V1PodSpec.hostNetwork': is(false, POD),
  'V1PodSpec.hostPID': is(false, POD),
  'V1PodSpec.hostIPC': is(false, POD),
  'V1PodSpec.shareProcessNamespace': is(false, POD),
  'V1Container.imagePullPolicy': is(
    pullPolicy,
    'https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting',
  ),
  'V1Container.terminationMessagePath': is('/dev/termination-log', POD),
  'V1Container.terminationMessagePolicy': is('File', POD),
  'V1Container.stdin': is(false, POD),
  'V1Container.tty': is(false, POD),
  'V1ContainerPort.protocol': is('TCP', POD),
  'V1VolumeMount.readOnly': is(false, POD),
  'V1ResourceRequirements.requests': is(
    (owner) => nodeAt(owner, 'limits'),
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
  ),
  'V1SecurityContext.privileged': is(false, POD),
  'V1SecurityContext.readOnlyRootFilesystem': is(false, POD),
  'V1ObjectFieldSelector.apiVersion': is('v1', POD),
  'V1Probe.timeoutSeconds': is(1, POD),
  'V1Probe.periodSeconds': is(10, POD),
  'V1Probe.successThreshold': is(1, POD),
  'V1Probe.failureThreshold': is(3, POD),
  'V1Probe.initialDelaySeconds': is(0, POD),
  'V1HTTPGetAction.scheme': is('HTTP', POD),
  'V1HTTPGetAction.path': is('/', POD),
  'V1Toleration.operator': is('Equal', POD),
  'V1ConfigMapVolumeSource.defaultMode': is(0o644, VOLUME),
  'V1SecretVolumeSource.defaultMode': is(0o644, VOLUME),
  'V1ProjectedVolumeSource.defaultMode': is(0o644, VOLUME),
  'V1DownwardAPIVolumeSource.defaultMode': is(0o644, VOLUME),
  'V1HostPathVolumeSource.type': is('', VOLUME),
  'V1EmptyDirVolumeSource.medium': is('', VOLUME),
  'V1PersistentVolumeClaimVolumeSource.readOnly': is(false, VOLUME),
  'V1DeploymentSpec.replicas': is(1, DEPLOYMENT),
  'V1DeploymentSpec.revisionHistoryLimit': is(10, DEPLOYMENT),
  'V1DeploymentSpec.progressDeadlineSeconds': is(600, DEPLOYMENT),
  'V1DeploymentSpec.minReadySeconds': is(0, DEPLOYMENT),
  'V1DeploymentSpec.paused': is(false, DEPLOYMENT),
  'V1DeploymentSpec.strategy': is({ type: 'RollingUpdate', rollingUpdate: ROLLING }, DEPLOYMENT),
  'V1DeploymentStrategy.type': is('RollingUpdate', DEPLOYMENT),
  'V1DeploymentStrategy.rollingUpdate': is(unlessRecreate, DEPLOYMENT),
  'V1RollingUpdateDeployment.maxSurge': is('25%', DEPLOYMENT),
  'V1RollingUpdateDeployment.maxUnavailable': is('25%', DEPLOYMENT),
  'V1ReplicaSetSpec.replicas': is(1, REPLICA_SET),
  'V1StatefulSetSpec.replicas': is(1, STATEFUL_SET),
  'V1StatefulSetSpec.podManagementPolicy': is('OrderedReady', STATEFUL_SET),
  'V1StatefulSetSpec.revisionHistoryLimit': is(10, STATEFUL_SET),
  'V1StatefulSetSpec.updateStrategy': is(
    { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
    STATEFUL_SET,
  ),
  'V1StatefulSetUpdateStrategy.type': is('RollingUpdate', STATEFUL_SET),
  'V1RollingUpdateStatefulSetStrategy.partition': is(0, STATEFUL_SET),
  'V1DaemonSetSpec.revisionHistoryLimit': is(10, DAEMON_SET),
  'V1DaemonSetSpec.updateStrategy': is(
    { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
    DAEMON_SET,
  ),
  'V1DaemonSetUpdateStrategy.type': is('RollingUpdate', DAEMON_SET),
  'V1RollingUpdateDaemonSet.maxUnavailable': is(1, DAEMON_SET),
  'V1RollingUpdateDaemonSet.maxSurge': is(0, DAEMON_SET),
  'V1JobSpec.backoffLimit': is(6, JOB),
  'V1JobSpec.completionMode': is('NonIndexed', JOB),
  'V1JobSpec.parallelism': is(1, JOB),
  'V1JobSpec.completions': is((owner) => (nodeAt(owner, 'parallelism') === undefined ? 1 : undefined), JOB),
  'V1JobSpec.suspend': is(false, JOB),
  'V1CronJobSpec.concurrencyPolicy': is('Allow', CRON_JOB),
  'V1CronJobSpec.suspend': is(false, CRON_JOB),
  'V1CronJobSpec.successfulJobsHistoryLimit': is(3, CRON_JOB),
  'V1CronJobSpec.failedJobsHistoryLimit': is(1, CRON_JOB),
  'V2HorizontalPodAutoscalerSpec.minReplicas': is(1, HPA),
  'V1HorizontalPodAutoscalerSpec.minReplicas': is(
    1,
    `${API}/workload-resources/horizontal-pod-autoscaler-v1/`,
  ),
  'V1ServiceSpec.type': is('ClusterIP', SERVICE),
  'V1ServiceSpec.sessionAffinity': is('None', SERVICE),
  'V1ServiceSpec.internalTrafficPolicy': is('Cluster', SERVICE),
  'V1ServiceSpec.externalTrafficPolicy': is(externalPolicy, SERVICE),
  'V1ServicePort.protocol': is('TCP', SERVICE),
  'V1ServicePort.targetPort': is((owner) => nodeAt(owner, 'port'), SERVICE),
  'V1NetworkPolicyPort.protocol': is('TCP', `${API}/policy-resources/network-policy-v1/`),
  'V1NetworkPolicySpec.policyTypes': is(policyTypes, `${API}/policy-resources/network-policy-v1/`),
  'V1PersistentVolumeClaimSpec.volumeMode': is('Filesystem', CLAIM),
  'V1PersistentVolumeSpec.volumeMode': is('Filesystem', PERSISTENT_VOLUME),
  'V1PersistentVolumeSpec.persistentVolumeReclaimPolicy': is('Retain', PERSISTENT_VOLUME),
  'V1StorageClass.reclaimPolicy': is('Delete', STORAGE_CLASS),
  'V1StorageClass.volumeBindingMode': is('Immediate', STORAGE_CLASS),
  'V1StorageClass.allowVolumeExpansion': is(false, STORAGE_CLASS),
  'V1Secret.type': is('Opaque', 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-types'),
  'V1Secret.immutable': is(false, `${API}/config-and-storage-resources/secret-v1/`),
  'V1ConfigMap.immutable': is(false, `${API}/config-and-storage-resources/config-map-v1/`),
  'V1RoleRef.apiGroup': is('rbac.authorization.k8s.io', BINDING),
  'RbacV1Subject.apiGroup': is(subjectGroup, BINDING),
  'V1PriorityClass.globalDefault': is(false, PRIORITY),
  'V1PriorityClass.preemptionPolicy': is('PreemptLowerPriority', PRIORITY),
  'GatewayV1ParentReference.group': is('gateway.networking.k8s.io', `${GATEWAY}#parentreference`),
  'GatewayV1ParentReference.kind': is('Gateway', `${GATEWAY}#parentreference`),
  'GatewayV1HTTPBackendRef.group': is('', `${GATEWAY}#httpbackendref`),
  'GatewayV1HTTPBackendRef.kind': is('Service', `${GATEWAY}#httpbackendref`),
  'GatewayV1HTTPBackendRef.weight': is(1, `${GATEWAY}#httpbackendref`),
  'GatewayV1GRPCBackendRef.weight': is(1, `${GATEWAY}#grpcbackendref`),
  'GatewayV1HTTPRouteRule.matches': is(
    [{ path: { type: 'PathPrefix', value: '/' } }],
    `${GATEWAY}#httprouterule`,
  ),
  'GatewayV1HTTPPathMatch.type': is('PathPrefix', `${GATEWAY}#httppathmatch`),
  'GatewayV1HTTPPathMatch.value': is('/', `${GATEWAY}#httppathmatch`),
  'GatewayV1HTTPHeaderMatch.type': is('Exact', `${GATEWAY}#httpheadermatch`),
  'GatewayV1Listener.allowedRoutes': is({ namespaces: { from: 'Same' } }, `${GATEWAY}#listener`),
  'GatewayV1AllowedRoutes.namespaces': is({ from: 'Same' }, `${GATEWAY}#allowedroutes`),
  'GatewayV1RouteNamespaces.from': is('Same', `${GATEWAY}#routenamespaces`),
  'GatewayV1ListenerTLSConfig.mode': is('Terminate', `${GATEWAY}#listenertlsconfig`),
  'GatewayV1SecretObjectReference.kind': is('Secret', `${GATEWAY}#secretobjectreference`),
  'GatewayV1SecretObjectReference.group': is('', `${GATEWAY}#secretobjectreference`),
};

function pullPolicy(container: YamlNode): Data {
  const image = stringOf(nodeAt(container, 'image')) ?? '';
  if (image.includes('@')) return 'IfNotPresent';
  const tag = /:([^/:]+)$/.exec(image)?.[1] ?? 'latest';
  return tag === 'latest' ? 'Always' : 'IfNotPresent';
}

function unlessRecreate(strategy: YamlNode): Data | undefined {
  return stringOf(nodeAt(strategy, 'type')) === 'Recreate' ? undefined : ROLLING;
}

function externalPolicy(spec: YamlNode): Data | undefined {
  const type = stringOf(nodeAt(spec, 'type'));
  return type === 'NodePort' || type === 'LoadBalancer' ? 'Cluster' : undefined;
}

function policyTypes(spec: YamlNode): Data {
  const egress = nodeAt(spec, 'egress');
  return egress?.kind === 'list' && egress.items.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

function subjectGroup(subject: YamlNode): Data {
  return stringOf(nodeAt(subject, 'kind')) === 'ServiceAccount' ? '' : 'rbac.authorization.k8s.io';
}
