import { lookUp } from '../../../source/look-up.ts';
import type { YamlNode } from '../../../yaml/yaml-node.ts';
import { parseDuration } from '../../duration.ts';
import { entryPlace, type Place } from '../match/place.ts';

/**
 * The defaults of kubeadm, the kubelet and Kustomize for fields that their files don't set; times in seconds.
 * @see https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/
 * @see https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
const DEFAULTS: Readonly<Record<string, string | number | boolean>> = {
  'KubeadmClusterConfiguration.certificatesDir': '/etc/kubernetes/pki',
  'KubeadmClusterConfiguration.clusterName': 'kubernetes',
  'KubeadmClusterConfiguration.encryptionAlgorithm': 'RSA-2048',
  'KubeadmClusterConfiguration.imageRepository': 'registry.k8s.io',
  'KubeadmLocalEtcd.dataDir': '/var/lib/etcd',
  'KubeadmNetworking.dnsDomain': 'cluster.local',
  'KubeadmNetworking.serviceSubnet': '10.96.0.0/12',
  'KubeadmNodeRegistration.imagePullPolicy': 'IfNotPresent',
  'KubeadmNodeRegistration.imagePullSerial': true,
  'KubeletAnonymous.enabled': false,
  'KubeletAuthorization.mode': 'Webhook',
  'KubeletConfiguration.address': '0.0.0.0',
  'KubeletConfiguration.cgroupsPerQOS': true,
  'KubeletConfiguration.containerLogMaxFiles': 5,
  'KubeletConfiguration.containerLogMaxSize': '10Mi',
  'KubeletConfiguration.containerLogMaxWorkers': 1,
  'KubeletConfiguration.containerLogMonitorInterval': 10,
  'KubeletConfiguration.cpuManagerPolicy': 'none',
  'KubeletConfiguration.enableServer': true,
  'KubeletConfiguration.failSwapOn': true,
  'KubeletConfiguration.fileCheckFrequency': 20,
  'KubeletConfiguration.healthzBindAddress': '127.0.0.1',
  'KubeletConfiguration.healthzPort': 10248,
  'KubeletConfiguration.httpCheckFrequency': 20,
  'KubeletConfiguration.imageGCHighThresholdPercent': 85,
  'KubeletConfiguration.imageGCLowThresholdPercent': 80,
  'KubeletConfiguration.maxPods': 110,
  'KubeletConfiguration.nodeStatusUpdateFrequency': 10,
  'KubeletConfiguration.port': 10250,
  'KubeletConfiguration.readOnlyPort': 0,
  'KubeletConfiguration.registerNode': true,
  'KubeletConfiguration.rotateCertificates': false,
  'KubeletConfiguration.serializeImagePulls': true,
  'KubeletConfiguration.serverTLSBootstrap': false,
  'KubeletConfiguration.syncFrequency': 60,
  'KubeletConfiguration.topologyManagerPolicy': 'none',
  'KubeletMemorySwap.swapBehavior': 'NoSwap',
  'KubeletWebhookAuthentication.cacheTTL': 120,
  'KubeletWebhookAuthentication.enabled': true,
  'KubeletWebhookAuthorization.cacheAuthorizedTTL': 300,
  'KubeletWebhookAuthorization.cacheUnauthorizedTTL': 30,
  'KustomizeGeneratorOptions.disableNameSuffixHash': false,
  'KustomizeConfigMapArgs.behavior': 'create',
  'KustomizeSecretArgs.behavior': 'create',
  'KustomizeSecretArgs.type': 'Opaque',
};

/**
 * The defaults of controllers for fields that their custom resources don't set.
 * @see https://external-secrets.io/latest/api/externalsecret/
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/
 */
const OF_CUSTOM: Readonly<Record<string, string>> = {
  'AuthorizationPolicy spec.action': 'ALLOW',
  'ExternalSecret spec.data.remoteRef.conversionStrategy': 'Default',
  'ExternalSecret spec.data.remoteRef.decodingStrategy': 'None',
  'ExternalSecret spec.data.remoteRef.metadataPolicy': 'None',
  'ExternalSecret spec.refreshPolicy': 'Periodic',
  'ExternalSecret spec.target.creationPolicy': 'Owner',
  'ExternalSecret spec.target.deletionPolicy': 'Retain',
};

/** Whether a field of a custom resource only states the controller's default. @param path the path without positions in lists */
export function isCustomDefault(kind: string, path: string, value: YamlNode): boolean {
  const usual = lookUp(OF_CUSTOM, `${kind} ${path}`);
  return usual !== undefined && value.kind === 'scalar' && value.value === usual;
}

/** Parts of a file that mean the same when empty as when absent. */
const PARTS =
  /^(?:KubeadmClusterConfiguration\.(?:apiServer|controllerManager|dns|etcd|networking|proxy|scheduler)|KubeadmEtcd\.local|KubeletConfiguration\.(?:authentication|authorization|memorySwap)|KubeletAuth\w+\.(?:anonymous|webhook|x509))$/;

/** Durations of the kubelet, which uses its default if they are 0, as kubeadm writes them. The two excluded ones may be 0. */
const OF_KUBELET = /^Kubelet\w+\.(?!cpuCFSQuotaPeriod$|maxContainerRestartPeriod$)/;

/** Whether a field of a tool's configuration file only states the tool's default. */
export function isConfigDefault(value: YamlNode, place: Place): boolean {
  if (value.kind === 'map')
    return (
      PARTS.test(place.key) &&
      value.entries.every(({ key, value: held }) => isConfigDefault(held, entryPlace(place, key)))
    );
  if (value.kind !== 'scalar') return false;
  const usual = lookUp(DEFAULTS, place.key);
  const seconds = place.type === 't' ? secondsOf(value.raw) : undefined;
  if (seconds === 0 && OF_KUBELET.test(place.key)) return true;
  return usual !== undefined && (value.value === usual || seconds === usual);
}

function secondsOf(text: string): number | undefined {
  const time = parseDuration(text.replaceAll(/["']/g, ''));
  return time === undefined ? undefined : Number(time) / 1e9;
}
