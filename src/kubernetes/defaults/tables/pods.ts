import { isObject, type Json, type JsonObject, objectAt } from '../../json.ts';
import { type DefaultTable, filled, meant, written, writtenIn } from '../server-default.ts';
import { PAGES } from './pages.ts';

const POD = PAGES.pod;
const VOLUME = PAGES.volume;
const READABLE = 0o644;

const CONTAINER: DefaultTable = {
  terminationMessagePath: written('/dev/termination-log', POD),
  terminationMessagePolicy: written('File', POD),
  imagePullPolicy: written(({ image }) => pullPolicy(image), PAGES.pull),
  stdin: meant(false, POD),
  tty: meant(false, POD),
};

/** References to a ConfigMap or Secret that may be missing. */
const OPTIONAL_SOURCES = ['ConfigMap', 'Secret'].flatMap((kind) =>
  ['KeySelector', 'EnvSource', 'VolumeSource', 'Projection'].map((use) => `V1${kind}${use}`),
);

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/ */
export const PODS: DefaultTable = {
  'V1PodSpec.restartPolicy': written('Always', POD),
  'V1PodSpec.dnsPolicy': written('ClusterFirst', POD),
  'V1PodSpec.schedulerName': written('default-scheduler', POD),
  'V1PodSpec.terminationGracePeriodSeconds': written(30, POD),
  'V1PodSpec.securityContext': written({}, POD),
  'V1PodSpec.enableServiceLinks': writtenIn('Pod', true, POD),
  'V1PodSpec.serviceAccountName': written(({ serviceAccount }) => serviceAccount, PAGES.account),
  'V1PodSpec.serviceAccount': written(({ serviceAccountName }) => serviceAccountName, PAGES.account),
  'V1PodSpec.shareProcessNamespace': meant(false, POD),
  ...under('V1Container', CONTAINER),
  ...under('V1EphemeralContainer', CONTAINER),
  'V1ContainerPort.protocol': written('TCP', POD),
  'V1VolumeMount.readOnly': meant(false, POD),
  'V1ResourceRequirements.requests': filled(({ limits }) => limits, PAGES.requests, 'Pod'),
  'V1SecurityContext.privileged': meant(false, POD),
  'V1SecurityContext.readOnlyRootFilesystem': meant(false, POD),
  'V1ObjectFieldSelector.apiVersion': written('v1', POD),
  'V1ResourceFieldSelector.divisor': written('0', POD),
  'V1FileKeySelector.optional': written(false, POD),
  'V1Probe.timeoutSeconds': written(1, POD),
  'V1Probe.periodSeconds': written(10, POD),
  'V1Probe.successThreshold': written(1, POD),
  'V1Probe.failureThreshold': written(3, POD),
  'V1HTTPGetAction.scheme': written('HTTP', POD),
  'V1HTTPGetAction.path': written('/', POD),
  'V1GRPCAction.service': written('', POD),
  'V1NodeStatus.allocatable': written(({ capacity }) => capacity, PAGES.node),
  ...Object.fromEntries(OPTIONAL_SOURCES.map((type) => [`${type}.optional`, meant(false, POD)])),
  'V1Toleration.operator': meant('Equal', POD),
  'V1Volume.emptyDir': written(emptyDir, VOLUME),
  'V1ConfigMapVolumeSource.defaultMode': written(READABLE, VOLUME),
  'V1SecretVolumeSource.defaultMode': written(READABLE, VOLUME),
  'V1ProjectedVolumeSource.defaultMode': written(READABLE, VOLUME),
  'V1DownwardAPIVolumeSource.defaultMode': written(READABLE, VOLUME),
  'V1ServiceAccountTokenProjection.expirationSeconds': written(3600, VOLUME),
  'V1PodCertificateProjection.maxExpirationSeconds': written(86_400, VOLUME),
  'V1ImageVolumeSource.pullPolicy': written(({ reference }) => pullPolicy(reference), VOLUME),
  'V1HostPathVolumeSource.type': written('', VOLUME),
  'V1EmptyDirVolumeSource.medium': meant('', VOLUME),
  'V1PersistentVolumeClaimVolumeSource.readOnly': meant(false, VOLUME),
  'V1ISCSIVolumeSource.iscsiInterface': written('default', VOLUME),
  'V1RBDVolumeSource.pool': written('rbd', VOLUME),
  'V1RBDVolumeSource.user': written('admin', VOLUME),
  'V1RBDVolumeSource.keyring': written('/etc/ceph/keyring', VOLUME),
  'V1ScaleIOVolumeSource.storageMode': written('ThinProvisioned', VOLUME),
  'V1ScaleIOVolumeSource.fsType': written('xfs', VOLUME),
  'V1AzureDiskVolumeSource.cachingMode': written('ReadWrite', VOLUME),
  'V1AzureDiskVolumeSource.kind': written('Shared', VOLUME),
  'V1AzureDiskVolumeSource.fsType': written('ext4', VOLUME),
  'V1AzureDiskVolumeSource.readOnly': written(false, VOLUME),
};

function under(type: string, table: DefaultTable): DefaultTable {
  return Object.fromEntries(Object.entries(table).map(([field, value]) => [`${type}.${field}`, value]));
}

/** The pull policy: always for the tag `latest`, given or implied; once for a digest, for any other tag, and without an image. */
function pullPolicy(image: Json | undefined): Json {
  const name = typeof image === 'string' ? image : '';
  if (name === '' || name.includes('@')) return 'IfNotPresent';
  const tag = /:([^/:]+)$/.exec(name)?.[1] ?? 'latest';
  return tag === 'latest' ? 'Always' : 'IfNotPresent';
}

/** The default of a volume without a source: an empty directory. */
function emptyDir(volume: JsonObject): Json | undefined {
  return Object.entries(volume).some(([key, value]) => key !== 'name' && value !== null) ? undefined : {};
}

/** Publishes the ports of a Pod on its node's network: each container port is a port of the node too. */
export function publishHostPorts(spec: JsonObject): void {
  if (spec.hostNetwork !== true) return;
  for (const list of ['containers', 'initContainers', 'ephemeralContainers']) {
    for (const container of asList(spec[list])) {
      for (const port of asList(objectAt(container).ports)) {
        if (isObject(port) && !port.hostPort && port.containerPort !== undefined)
          port.hostPort = port.containerPort;
      }
    }
  }
}

function asList(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
