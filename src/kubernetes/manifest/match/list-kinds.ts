const API = 'https://kubernetes.io/docs/reference/kubernetes-api';
const POD = `${API}/workload-resources/pod-v1/`;
const SERVICE = `${API}/service-resources/service-v1/`;
const KUBEADM = 'https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/';
const KUBECONFIG = 'https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/';
const KUSTOMIZE = 'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/';

export interface MergeKey {
  readonly keys: readonly string[];
  /** The page that documents the keys ("patch strategy: merge on key ..."). */
  readonly source: string;
}

const key = (keys: string, source: string): MergeKey => ({ keys: keys.split(' '), source });

/** The fields that identify the items of a list, by `Type.field`. */
export const MERGE_KEYS: Readonly<Record<string, MergeKey>> = {
  'V1PodSpec.containers': key('name', POD),
  'V1PodSpec.initContainers': key('name', POD),
  'V1PodSpec.ephemeralContainers': key('name', POD),
  'V1PodSpec.volumes': key('name', POD),
  'V1PodSpec.imagePullSecrets': key('name', POD),
  'V1PodSpec.hostAliases': key('ip', POD),
  'V1PodSpec.topologySpreadConstraints': key('topologyKey whenUnsatisfiable', POD),
  'V1PodSpec.resourceClaims': key('name', POD),
  'V1PodSpec.schedulingGates': key('name', POD),
  'V1Container.env': key('name', POD),
  'V1Container.ports': key('containerPort protocol', POD),
  'V1Container.volumeMounts': key('mountPath', POD),
  'V1Container.volumeDevices': key('devicePath', POD),
  'V1ServiceSpec.ports': key('port protocol', SERVICE),
  'V1ServiceAccount.secrets': key('name', `${API}/authentication-resources/service-account-v1/`),
  'V1ServiceAccount.imagePullSecrets': key('name', `${API}/authentication-resources/service-account-v1/`),
  'V1ObjectMeta.ownerReferences': key('uid', `${API}/common-definitions/object-meta/`),
  'V1CustomResourceDefinitionSpec.versions': key(
    'name',
    `${API}/extend-resources/custom-resource-definition-v1/`,
  ),
  'V1MutatingWebhookConfiguration.webhooks': key(
    'name',
    `${API}/extend-resources/mutating-webhook-configuration-v1/`,
  ),
  'V1ValidatingWebhookConfiguration.webhooks': key(
    'name',
    `${API}/extend-resources/validating-webhook-configuration-v1/`,
  ),
  'GatewayV1GatewaySpec.listeners': key(
    'name',
    'https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspec',
  ),
  'KubeadmComponent.extraArgs': key('name', KUBEADM),
  'KubeadmAPIServer.extraArgs': key('name', KUBEADM),
  'KubeadmLocalEtcd.extraArgs': key('name', KUBEADM),
  'KubeadmNodeRegistration.kubeletExtraArgs': key('name', KUBEADM),
  'Kubeconfig.clusters': key('name', KUBECONFIG),
  'Kubeconfig.users': key('name', KUBECONFIG),
  'Kubeconfig.contexts': key('name', KUBECONFIG),
  'Kustomization.images': key('name', KUSTOMIZE),
  'Kustomization.replicas': key('name', KUSTOMIZE),
  'Kustomization.configMapGenerator': key('name', KUSTOMIZE),
  'Kustomization.secretGenerator': key('name', KUSTOMIZE),
};

/** Lists of words whose order matters; all other lists of words are sets. */
export const ORDERED: ReadonlySet<string> = new Set([
  'V1Container.command',
  'V1Container.args',
  'V1EphemeralContainer.command',
  'V1EphemeralContainer.args',
  'V1ExecAction.command',
  'V1PodDNSConfig.nameservers',
  'V1PodDNSConfig.searches',
  'V1ServiceSpec.ipFamilies',
  'V1ServiceSpec.clusterIPs',
  'KubeconfigExec.args',
  'KubeletConfiguration.clusterDNS',
]);

/**
 * Lists of objects that take effect in order: what comes earlier in the task must come earlier in the answer. A type without a schema has no
 * name.
 */
export const SEQUENCES: Readonly<Record<string, string>> = {
  'V1PodSpec.initContainers': 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/',
  '.rules': 'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#audit-policy',
  '.authorizers': 'https://kubernetes.io/docs/reference/access-authn-authz/authorization/',
  '.providers':
    'https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/#understanding-the-encryption-at-rest-configuration',
};

/** Types whose empty value means "all": there `{}` only equals `{}`, since any field would narrow it. */
export const EMPTY_MEANS_ALL: Readonly<Record<string, string>> = {
  V1LabelSelector: `${API}/common-definitions/label-selector/`,
  V1NetworkPolicyIngressRule: `${API}/policy-resources/network-policy-v1/`,
  V1NetworkPolicyEgressRule: `${API}/policy-resources/network-policy-v1/`,
};
