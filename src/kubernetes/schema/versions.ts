import { EXAM_VERSION } from '../../exam-version.ts';
import { lookUp } from '../../source/look-up.ts';

/** The minor versions that manifests can be checked against, oldest first. */
export const KUBERNETES_VERSIONS = ['1.33', '1.34', '1.35', '1.36'] as const;
export type KubernetesVersion = (typeof KUBERNETES_VERSIONS)[number];

export function isKubernetesVersion(text: string): text is KubernetesVersion {
  return (KUBERNETES_VERSIONS as readonly string[]).includes(text);
}

/** The version itself if its schemas are known, or else the version of the curriculum. */
export function knownVersion(version: string): KubernetesVersion {
  return isKubernetesVersion(version) ? version : EXAM_VERSION;
}

/** Compares minor versions as numbers: `1.9` is older than `1.22`. Negative if the first is older. */
export function compareVersions(a: string, b: string): number {
  const minor = (version: string): number => Number(version.split('.')[1] ?? 0);
  return minor(a) - minor(b);
}

/** Something that a version added; the schemas are those of the newest version. */
export interface Addition {
  readonly since: KubernetesVersion;
  readonly source: string;
}

const DRA = 'https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/';
const MUTATING = 'https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/';
const RESTART_RULES =
  'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restart-rules';
const POD_CERTIFICATE = 'https://kubernetes.io/docs/concepts/storage/projected-volumes/#podcertificate';

/** Kinds added after the oldest version, by `apiVersion/Kind`. */
export const KIND_SINCE: Readonly<Record<string, Addition>> = {
  'resource.k8s.io/v1/DeviceClass': { since: '1.34', source: DRA },
  'resource.k8s.io/v1/ResourceClaim': { since: '1.34', source: DRA },
  'resource.k8s.io/v1/ResourceClaimTemplate': { since: '1.34', source: DRA },
  'resource.k8s.io/v1/ResourceSlice': { since: '1.34', source: DRA },
  'storage.k8s.io/v1/VolumeAttributesClass': {
    since: '1.34',
    source: 'https://kubernetes.io/docs/concepts/storage/volume-attributes-classes/',
  },
  'admissionregistration.k8s.io/v1/MutatingAdmissionPolicy': { since: '1.36', source: MUTATING },
  'admissionregistration.k8s.io/v1/MutatingAdmissionPolicyBinding': { since: '1.36', source: MUTATING },
};

/** Fields added after the oldest version, by `Type.field`. */
export const FIELD_SINCE: Readonly<Record<string, Addition>> = {
  'V1Container.restartPolicyRules': { since: '1.34', source: RESTART_RULES },
  'V1EphemeralContainer.restartPolicyRules': { since: '1.34', source: RESTART_RULES },
  'V1EnvVarSource.fileKeyRef': {
    since: '1.34',
    source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-via-file/',
  },
  'V1PodSpec.hostnameOverride': {
    since: '1.34',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-hostname/',
  },
  'V1VolumeProjection.podCertificate': { since: '1.34', source: POD_CERTIFICATE },
  'V1PodCertificateProjection.userAnnotations': { since: '1.35', source: POD_CERTIFICATE },
  'V1CSIDriverSpec.serviceAccountTokenInSecrets': {
    since: '1.35',
    source: 'https://kubernetes-csi.github.io/docs/token-requests.html',
  },
  'V1PodSpec.schedulingGroup': {
    since: '1.36',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/gang-scheduling/',
  },
};

/** Enum values added after the oldest version, by `Type.field=value`. */
export const VALUE_SINCE: Readonly<Record<string, Addition>> = {
  'V1Toleration.operator=Gt': {
    since: '1.35',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
  },
  'V1Toleration.operator=Lt': {
    since: '1.35',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
  },
};

/** Something that the newest version no longer has. */
export interface Subtraction extends Addition {
  /** The first version without it. */
  readonly removed: KubernetesVersion;
}

/** Fields that an older version had and the newest no longer has, by `Type.field`. */
export const FIELD_UNTIL: Readonly<Record<string, Subtraction>> = {
  'V1PodSpec.workloadRef': {
    since: '1.35',
    removed: '1.36',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/gang-scheduling/',
  },
};

/** Types with a field that was added or removed between the versions; all other types are the same in every version. */
const CHANGED = new Set(
  [...Object.keys(FIELD_SINCE), ...Object.keys(FIELD_UNTIL)].map((key) => key.slice(0, key.indexOf('.'))),
);

/** The addition of a field that a version does not have yet. */
export function additionAfter(version: KubernetesVersion, type: string, field: string): Addition | undefined {
  const addition = CHANGED.has(type) ? lookUp(FIELD_SINCE, `${type}.${field}`) : undefined;
  return addition !== undefined && compareVersions(addition.since, version) > 0 ? addition : undefined;
}

/** Whether a version has a field that the newest version no longer has; its content is unknown. */
export function hadField(version: KubernetesVersion, type: string, field: string): boolean {
  const gone = CHANGED.has(type) ? lookUp(FIELD_UNTIL, `${type}.${field}`) : undefined;
  if (gone === undefined) return false;
  return compareVersions(gone.since, version) <= 0 && compareVersions(version, gone.removed) < 0;
}
