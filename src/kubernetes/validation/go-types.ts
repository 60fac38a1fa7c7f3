import { lookUp } from '../../source/look-up.ts';
import { type Field, fieldOf } from '../schema/schemas.ts';
import type { Step } from './cause.ts';

/** 64-bit integer fields; all others have 32 bits. */
const LONG = new Set(
  (
    'observedGeneration revision expirationSeconds startingDeadlineSeconds activeDeadlineSeconds sizeBytes gid uid ' +
    'supplementalGroups capacity fsGroup runAsGroup runAsUser terminationGracePeriodSeconds seconds tolerationSeconds int ints ' +
    'generation resourceSliceCount nodeAllocatableUpdatePeriodSeconds maxItems maxLength maxProperties minItems minLength ' +
    'minProperties remainingItemCount gracePeriodSeconds deletionGracePeriodSeconds'
  ).split(' '),
);
const LONG_OF_TYPE = new Set(['V1ExactDeviceRequest.count', 'V1DeviceSubRequest.count']);
const SHORT_OF_TYPE = new Set(['V1CertificateSigningRequestSpec.expirationSeconds']);

/** Structs that Go embeds without a name in JSON, by the type that embeds them; `except` lists the type's own fields. */
const EMBEDDED: Readonly<Record<string, { readonly name: string; readonly except: readonly string[] }>> = {
  V1Volume: { name: 'VolumeSource', except: ['name'] },
  V1PersistentVolumeSpec: {
    name: 'PersistentVolumeSource',
    except: (
      'accessModes capacity claimRef mountOptions nodeAffinity persistentVolumeReclaimPolicy storageClassName ' +
      'volumeAttributesClassName volumeMode'
    ).split(' '),
  },
  V1Probe: {
    name: 'ProbeHandler',
    except:
      'failureThreshold initialDelaySeconds periodSeconds successThreshold terminationGracePeriodSeconds timeoutSeconds'.split(
        ' ',
      ),
  },
  V1EphemeralContainer: { name: 'EphemeralContainerCommon', except: ['targetContainerName'] },
  V1IngressRule: { name: 'IngressRuleValue', except: ['host'] },
  V1ConfigMapKeySelector: { name: 'LocalObjectReference', except: ['key', 'optional'] },
  V1SecretKeySelector: { name: 'LocalObjectReference', except: ['key', 'optional'] },
  V1ConfigMapEnvSource: { name: 'LocalObjectReference', except: ['optional'] },
  V1SecretEnvSource: { name: 'LocalObjectReference', except: ['optional'] },
  V1ConfigMapVolumeSource: { name: 'LocalObjectReference', except: ['items', 'defaultMode', 'optional'] },
  V1ConfigMapProjection: { name: 'LocalObjectReference', except: ['items', 'optional'] },
  V1SecretProjection: { name: 'LocalObjectReference', except: ['items', 'optional'] },
};

/** Text fields with a named type in Go, by `Type.field` or by the field alone. */
const NAMED_TEXT: Readonly<Record<string, string>> = {
  'V1Secret.type': 'SecretType',
  'V1PersistentVolumeClaimSpec.accessModes': 'PersistentVolumeAccessMode',
  'V1PersistentVolumeSpec.accessModes': 'PersistentVolumeAccessMode',
  'V1DeploymentStrategy.type': 'DeploymentStrategyType',
  'V1DaemonSetUpdateStrategy.type': 'DaemonSetUpdateStrategyType',
  'V1StatefulSetUpdateStrategy.type': 'StatefulSetUpdateStrategyType',
  'V1ServiceSpec.type': 'ServiceType',
  'V1ServiceSpec.externalTrafficPolicy': 'ServiceExternalTrafficPolicy',
  'V1ServiceSpec.internalTrafficPolicy': 'ServiceInternalTrafficPolicy',
  'V1ServiceSpec.ipFamilies': 'IPFamily',
  'V1SeccompProfile.type': 'SeccompProfileType',
  'V1AppArmorProfile.type': 'AppArmorProfileType',
  'V1HostPathVolumeSource.type': 'HostPathType',
  'V1Container.restartPolicy': 'ContainerRestartPolicy',
  'V1LabelSelectorRequirement.operator': 'LabelSelectorOperator',
  'V1NodeSelectorRequirement.operator': 'NodeSelectorOperator',
  'V1Toleration.operator': 'TolerationOperator',
  'V1Toleration.effect': 'TaintEffect',
  'V1Taint.effect': 'TaintEffect',
  'V1ResourceQuotaSpec.scopes': 'ResourceScope',
  'V1LimitRangeItem.type': 'LimitType',
  'V1CertificateSigningRequestSpec.usages': 'KeyUsage',
  'V1EmptyDirVolumeSource.medium': 'StorageMedium',
  restartPolicy: 'RestartPolicy',
  dnsPolicy: 'DNSPolicy',
  imagePullPolicy: 'PullPolicy',
  preemptionPolicy: 'PreemptionPolicy',
  protocol: 'Protocol',
  terminationMessagePolicy: 'TerminationMessagePolicy',
  mountPropagation: 'MountPropagationMode',
  recursiveReadOnly: 'RecursiveReadOnlyMode',
  scheme: 'URIScheme',
  procMount: 'ProcMountType',
  fsGroupChangePolicy: 'PodFSGroupChangePolicy',
  supplementalGroupsPolicy: 'SupplementalGroupsPolicy',
  seLinuxChangePolicy: 'PodSELinuxChangePolicy',
  whenUnsatisfiable: 'UnsatisfiableConstraintAction',
  nodeAffinityPolicy: 'NodeInclusionPolicy',
  nodeTaintsPolicy: 'NodeInclusionPolicy',
  concurrencyPolicy: 'ConcurrencyPolicy',
  completionMode: 'CompletionMode',
  podReplacementPolicy: 'PodReplacementPolicy',
  podManagementPolicy: 'PodManagementPolicyType',
  persistentVolumeReclaimPolicy: 'PersistentVolumeReclaimPolicy',
  reclaimPolicy: 'PersistentVolumeReclaimPolicy',
  volumeMode: 'PersistentVolumeMode',
  volumeBindingMode: 'VolumeBindingMode',
  sessionAffinity: 'ServiceAffinity',
  ipFamilyPolicy: 'IPFamilyPolicy',
  addressType: 'AddressType',
  pathType: 'PathType',
  policyTypes: 'PolicyType',
  unhealthyPodEvictionPolicy: 'UnhealthyPodEvictionPolicyType',
  validationActions: 'ValidationAction',
  fsGroupPolicy: 'FSGroupPolicy',
  failurePolicy: 'FailurePolicyType',
  matchPolicy: 'MatchPolicyType',
};

export function isLongInteger(key: string): boolean {
  if (SHORT_OF_TYPE.has(key)) return false;
  return LONG.has(key.slice(key.indexOf('.') + 1)) || LONG_OF_TYPE.has(key);
}

/** The name of a type in Go: `PodSpec` for `V1PodSpec`. */
export function goStruct(type: string): string {
  return type.replace(/^(?:[A-Z][a-z]+)?V[0-9]+(?:(?:alpha|beta)[0-9]+)?(?=[A-Z])/, '');
}

/** The fields on the path to a value, by their Go names: without positions and keys, and with embedded structs. */
export function goNames(root: string, steps: readonly Step[]): string[] {
  const names: string[] = [];
  let type = root;
  let expectsField = true;
  for (const step of steps) {
    const field: Field | undefined =
      expectsField && typeof step === 'string' ? fieldOf(type, step) : undefined;
    if (field === undefined || typeof step !== 'string') {
      expectsField = true;
      continue;
    }
    const embedded = lookUp(EMBEDDED, type);
    if (embedded !== undefined && !embedded.except.includes(step)) names.push(embedded.name);
    names.push(step);
    type = field.type;
    expectsField = field.shape === 'one';
  }
  return names;
}

/** The type of a field in Go: `[]v1.Container`, `map[string]string`, `int32`. */
export function goType(owner: string, name: string, field: Field): string {
  if (field.shape === 'map' && field.type === 'q') return `${goPackage(owner)}.ResourceList`;
  const one = goElement(owner, name, field.type);
  return field.shape === 'list' ? `[]${one}` : field.shape === 'map' ? `map[string]${one}` : one;
}

function goElement(owner: string, name: string, type: string): string {
  if (type.length > 1) return `${goPackage(type)}.${goStruct(type)}`;
  if (type === 's') {
    const named = lookUp(NAMED_TEXT, `${owner}.${name}`) ?? lookUp(NAMED_TEXT, name);
    return named === undefined ? 'string' : `${goPackage(owner)}.${named}`;
  }
  if (type === 'i' || type === 'x') return isLongInteger(`${owner}.${name}`) ? 'int64' : 'int32';
  return type === 'b' ? 'bool' : type === 'n' ? 'float64' : type === 'y' ? '[]uint8' : 'string';
}

function goPackage(type: string): string {
  return /V[0-9]+(?:(?:alpha|beta)[0-9]+)?(?=[A-Z])/.exec(type)?.[0].toLowerCase() ?? 'v1';
}

/** The JSON type of a value in Go's messages, along with the digits of a number that does not fit. */
export function goKind(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 'number' : `number ${value}`;
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'string' ? 'string' : 'object';
}
