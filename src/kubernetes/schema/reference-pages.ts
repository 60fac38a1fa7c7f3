import { lookUp } from '../../source/look-up.ts';

const API = 'https://kubernetes.io/docs/reference/kubernetes-api/';
const CONFIG = 'https://kubernetes.io/docs/reference/config-api/';

/** The chapters of the API reference, with the kinds in each. */
const CHAPTERS: Readonly<Record<string, string>> = {
  'workload-resources':
    'Pod PodTemplate ReplicationController ReplicaSet Deployment StatefulSet ControllerRevision DaemonSet Job CronJob ' +
    'HorizontalPodAutoscaler PriorityClass DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice Binding',
  'service-resources': 'Service Endpoints EndpointSlice Ingress IngressClass',
  'config-and-storage-resources':
    'ConfigMap Secret CSIDriver CSINode CSIStorageCapacity PersistentVolumeClaim PersistentVolume StorageClass VolumeAttachment ' +
    'VolumeAttributesClass',
  'authentication-resources':
    'ServiceAccount TokenRequest TokenReview CertificateSigningRequest SelfSubjectReview',
  'authorization-resources':
    'LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview ClusterRole ' +
    'ClusterRoleBinding Role RoleBinding',
  'policy-resources':
    'FlowSchema LimitRange ResourceQuota NetworkPolicy PodDisruptionBudget PriorityLevelConfiguration ' +
    'ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding',
  'extend-resources': 'CustomResourceDefinition MutatingWebhookConfiguration ValidatingWebhookConfiguration',
  'cluster-resources':
    'APIService ComponentStatus Event IPAddress Lease Namespace Node RuntimeClass ServiceCIDR',
};

const CONFIG_PAGES: Readonly<Record<string, string>> = {
  'kubeadm.k8s.io': `${CONFIG}kubeadm-config.v1beta4/`,
  'kubelet.config.k8s.io': `${CONFIG}kubelet-config.v1beta1/`,
  'kustomize.config.k8s.io': 'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/',
  'gateway.networking.k8s.io': 'https://gateway-api.sigs.k8s.io/reference/spec/',
};

/** The page of the reference that describes a kind. */
export function referencePage(apiVersion: string, kind: string): string {
  const group = apiVersion.split('/')[0] ?? '';
  const page = lookUp(CONFIG_PAGES, group);
  if (page !== undefined) return group.startsWith('gateway.') ? `${page}#${kind.toLowerCase()}` : page;
  if (apiVersion === 'v1' && kind === 'Config') return `${CONFIG}kubeconfig.v1/`;
  const chapter = Object.entries(CHAPTERS).find(([, kinds]) => kinds.split(' ').includes(kind))?.[0];
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  return chapter === undefined ? API : `${API}${chapter}/${kebab(kind)}-${version}/`;
}

/** A kind in the spelling of the pages: `csi-driver` for `CSIDriver`. */
function kebab(kind: string): string {
  const words = kind
    .replace('CIDR', 'Cidr')
    .replace(/^(CSI|API|IP)/, (word) => `${word.charAt(0)}${word.slice(1).toLowerCase()}`);
  return words.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();
}
