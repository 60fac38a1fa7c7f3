import { lookUp } from '../../../source/look-up.ts';
import { entryOf, nodeAt, stringOf, type YamlNode } from '../../../yaml/yaml-node.ts';
import { structureOf } from '../../schema/structure.ts';
import { keyPath } from '../field-path.ts';
import { isNull } from '../located.ts';
import { EMPTY_MEANS_ALL } from '../match/list-kinds.ts';
import { type Extra, isEmpty } from '../match/match-result.ts';
import { entryPlace, type Place } from '../match/place.ts';
import { sameScalar } from '../match/same-scalar.ts';
import { isConfigDefault, isCustomDefault } from './config-defaults.ts';
import { mountsReadOnly, repeatsAll, repeatsKeys } from './mounted-keys.ts';
import { fieldOfKey, lastKey, nodeAtPath, parentPath } from './paths.ts';
import { SELECTED_KINDS } from './selected-kinds.ts';

/** The context in which an addition is judged. */
export interface Surroundings {
  /** The answer's objects. */
  readonly answer: readonly YamlNode[];
  /** The namespaces of these objects. */
  readonly namespaces: ReadonlySet<string>;
  /** Whether the API server would write the same by itself if the answer omitted it. */
  readonly isStored: (object: YamlNode, path: string, value: YamlNode, place: Place) => boolean;
  /** All objects of the task and of the answer. */
  readonly known: readonly YamlNode[];
  /** Label keys that a selector of the answer, the reference or the starting manifest uses. */
  readonly selected: ReadonlySet<string>;
}

/** Fields that only name or describe. */
const NAMING = new Set([
  'V1Validation.message',
  'V1ContainerPort.name',
  'V1ServicePort.name',
  'V1ObjectMeta.creationTimestamp',
  'V1ObjectMeta.generateName',
  'V1ObjectMeta.generation',
  'V1ObjectMeta.managedFields',
  'V1ObjectMeta.resourceVersion',
  'V1ObjectMeta.selfLink',
  'V1ObjectMeta.uid',
]);

/**
 * Fields that the API server overwrites with the identity of the requester, whatever a new object says.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/certificate-signing-request-v1/
 */
const WRITTEN_OVER = /^V1CertificateSigningRequestSpec\.(?:extra|groups|uid|username)$/;

/** Switches that are off by default, so that `false` makes no difference. */
const OFF = new Set(
  'hostNetwork hostPID hostIPC shareProcessNamespace setHostnameAsFQDN tty stdin stdinOnce readOnly privileged readOnlyRootFilesystem runAsNonRoot suspend paused immutable optional publishNotReadyAddresses unschedulable globalDefault allowVolumeExpansion'.split(
    ' ',
  ),
);

/** Defaults that components assume for absent fields, and that the API server does not write. */
const TAKEN_FOR_GRANTED: Readonly<Record<string, string | number | boolean>> = {
  'V1EndpointConditions.ready': true,
  'V1EndpointConditions.serving': true,
  'V1EndpointConditions.terminating': false,
  'V1PodSecurityContext.fsGroupChangePolicy': 'Always',
  'V1PodSpec.serviceAccount': 'default',
  'V1PodSpec.serviceAccountName': 'default',
  'V1TopologySpreadConstraint.minDomains': 1,
  'V1TopologySpreadConstraint.nodeAffinityPolicy': 'Honor',
  'V1TopologySpreadConstraint.nodeTaintsPolicy': 'Ignore',
  'V1VolumeMount.recursiveReadOnly': 'Disabled',
};

/**
 * Folders that every Linux node has: requiring one that exists makes no difference.
 * @see https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html
 */
const USUAL_FOLDERS = new Set([
  '/',
  '/dev',
  '/etc',
  '/proc',
  '/run',
  '/sys',
  '/tmp',
  '/usr',
  '/var',
  '/var/lib',
  '/var/log',
]);

/** Fields in which empty text is a choice: `storageClassName: ""` requests no class. */
const EMPTY_TEXT_COUNTS = new Set(['V1PersistentVolumeClaimSpec.storageClassName']);

/**
 * Whether an addition has no effect. Anything that is not known to be neutral is taken to have an effect.
 * @param extra a field, an item or an object that is neither in the reference nor in the task
 */
export function isNeutral(extra: Extra, surroundings: Surroundings): boolean {
  const { place, value, path } = extra;
  if (place === null) return isOwnNamespace(value, surroundings);
  const object = objectOf(extra, surroundings.answer);
  if (object !== undefined && surroundings.isStored(object, path, value, place)) return true;
  const name = fieldOfKey(place.key);
  if (place.key === 'V1ObjectMeta.labels' || place.key === 'V1ObjectMeta.annotations')
    return (
      value.kind === 'map' &&
      value.entries.every(
        (entry) =>
          isUsual(entry.key, entry.value) ||
          isFreeKey(entry.key, selectedIn(extra, surroundings, path, name)),
      )
    );
  if (place.map === 'V1ObjectMeta.labels' || place.map === 'V1ObjectMeta.annotations')
    return (
      isUsual(lastKey(path), value) ||
      isFreeKey(lastKey(path), selectedIn(extra, surroundings, parentPath(path), fieldOfKey(place.map)))
    );
  if (isCustomDefault(stringOf(nodeAt(object, 'kind')) ?? '', place.bare, value)) return true;
  if (place.key === '') return false;
  if (NAMING.has(place.key) || WRITTEN_OVER.test(place.key) || name === 'description') return true;
  if (isSilent(extra, name) || isConfigDefault(value, place)) return true;
  return isNeutralField(extra, name, surroundings) || holdsNeutral(extra, surroundings);
}

/** Whether an object that exists in any case has only neutral content. */
function holdsNeutral(extra: Extra, surroundings: Surroundings): boolean {
  const { place, value, path } = extra;
  if (place === null || value.kind !== 'map' || !isAlwaysThere(place)) return false;
  return value.entries.every(({ key, keyRange: range, value: held }) => {
    const inner = { ...extra, path: keyPath(path, key), range, value: held, place: entryPlace(place, key) };
    return isNull(held) || isNeutral(inner, surroundings);
  });
}

/** Whether the server always has an object in a field, even if it is not set. */
function isAlwaysThere({ key, type, shape }: Place): boolean {
  if (shape !== 'one') return false;
  return type === 'V1ObjectMeta' || structureOf(key.slice(0, key.indexOf('.')), fieldOfKey(key)).value;
}

/** Whether only the cluster could decide: `items` that repeat some keys of an object that is not shown. */
export function isOpen({ place, value, path, range }: Extra, { answer, known }: Surroundings): boolean {
  if (place === null || !ITEMS.has(place.key) || !repeatsKeys(value)) return false;
  const object = objectOf({ range }, answer);
  return repeatsAll(value, nodeAtPath(object, parentPath(path)), known) === undefined;
}

const ITEMS = new Set(['V1ConfigMapVolumeSource.items', 'V1SecretVolumeSource.items']);

function isNeutralField(extra: Extra, name: string, { answer, known }: Surroundings): boolean {
  const { value, path } = extra;
  switch (extra.place?.key) {
    case 'V1Container.ports':
      return portsOf(value).every((port) => !entryOf(port, 'hostPort') && !entryOf(port, 'hostIP'));
    case 'V1Container.resources':
      return true;
    case 'V1CertificateSigningRequestSpec.usages':
      return KEY_USAGES.has(stringOf(value) ?? '');
    case 'V1VolumeMount.readOnly':
      return mountsReadOnly(objectOf(extra, answer), path);
    case 'V1ConfigMapVolumeSource.items':
    case 'V1SecretVolumeSource.items': {
      const source = nodeAtPath(objectOf(extra, answer), parentPath(path));
      return repeatsKeys(value) && repeatsAll(value, source, known) === true;
    }
    case 'V1HostPathVolumeSource.type':
      return asksForFolder(value, nodeAtPath(objectOf(extra, answer), `${parentPath(path)}.path`));
    case 'V1ObjectMeta.name':
      return OF_TEMPLATE.test(path) || stringOf(nodeAt(objectOf(extra, answer), 'kind')) === 'Kustomization';
    case 'V1ObjectMeta.namespace':
      return stringOf(value) === 'default';
    case 'V1PodSpec.serviceAccount':
      return sameAs(
        value,
        nodeAtPath(objectOf(extra, answer), `${parentPath(path)}.serviceAccountName`),
        name,
      );
    case 'V1Container.securityContext':
      return (
        value.kind === 'map' &&
        value.entries.every((entry) =>
          sameAs(entry.value, ofPod(objectOf(extra, answer), path, entry.key), entry.key),
        )
      );
    default:
      return extra.place?.key.startsWith('V1SecurityContext.') === true
        ? sameAs(value, ofPod(objectOf(extra, answer), path, name), name)
        : false;
  }
}

/**
 * The name in a template, which nothing reads: controllers generate the names of the objects that they create. `kubectl create cronjob` writes
 * such a name. The name of a Kustomization is not read either.
 */
const OF_TEMPLATE = /(?:^|\.)(?:jobTemplate|template)\.metadata\.name$/;

/** Key usages that apply to any TLS connection, on either side. */
const KEY_USAGES = new Set(['digital signature', 'key encipherment']);

/** Files without an extension that are often mounted into Pods, and devices. */
const FILES = /^\/dev\/|^\/etc\/(?:group|hostname|hosts|localtime|machine-id|passwd|timezone)$/;

/** Whether the type of a hostPath requires a folder that usually exists, or creates one at a path that looks like a folder. */
function asksForFolder(type: YamlNode, path: YamlNode | undefined): boolean {
  const [asked, folder] = [stringOf(type), stringOf(path) ?? ''];
  if (asked === 'Directory') return USUAL_FOLDERS.has(folder);
  return asked === 'DirectoryOrCreate' && /\/[^./]*\/?$/.test(folder) && !FILES.test(folder);
}

/** Whether a field states what holds without it: nothing at all, or that something is off which is off by default. */
function isSilent({ value, place }: Extra, name: string): boolean {
  if (place === null || (place.shape === 'one' && Object.hasOwn(EMPTY_MEANS_ALL, place.type))) return false;
  if (value.kind === 'scalar' && value.value === lookUp(TAKEN_FOR_GRANTED, place.key)) return true;
  if (value.kind === 'scalar' && value.value === false) return OFF.has(name);
  if (value.kind === 'map') return value.entries.length === 0 && CONTAINERS_OF_FIELDS.has(name);
  return isEmpty(value) && !EMPTY_TEXT_COUNTS.has(place.key);
}

/** Maps that mean nothing when empty. Others, such as `emptyDir: {}`, are a choice even when empty. */
const CONTAINERS_OF_FIELDS = new Set(
  'labels annotations nodeSelector securityContext resources affinity strategy updateStrategy limits requests lifecycle matchLabels preferences'.split(
    ' ',
  ),
);

/** Whether an object is the Namespace of the other objects, which makes no difference if it already exists. */
function isOwnNamespace(object: YamlNode, { namespaces }: Surroundings): boolean {
  if (stringOf(nodeAt(object, 'kind')) !== 'Namespace') return false;
  const name = stringOf(nodeAt(object, 'metadata', 'name'));
  return name !== undefined && namespaces.has(name);
}

/** Keys that Kubernetes and its controllers only use to inform people. */
const DESCRIPTIVE =
  /^(?:app\.kubernetes\.io\/|kubernetes\.io\/(?:change-cause|description)$|kubectl\.kubernetes\.io\/last-applied-configuration$)/;
/** @see https://kubernetes.io/docs/reference/labels-annotations-taints/ */
const KUBERNETES_OWN = /(?:^|[.])(?:kubernetes|k8s)\.io\//;

/** The keys in the labels or annotations at `path` that a selector could use. */
function selectedIn(
  extra: Extra,
  { answer, selected }: Surroundings,
  path: string,
  field: string,
): ReadonlySet<string> {
  const kind = stringOf(nodeAt(objectOf(extra, answer), 'kind')) ?? '';
  const isSelected = field === 'labels' && (path !== 'metadata.labels' || SELECTED_KINDS.has(kind));
  return isSelected ? selected : new Set();
}

/** The version of a Pod Security level, which is the latest by default. @see https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
const VERSION_OF_LEVEL = /^pod-security\.kubernetes\.io\/(?:audit|enforce|warn)-version$/;

function isUsual(key: string, value: YamlNode): boolean {
  const text = stringOf(value);
  return VERSION_OF_LEVEL.test(key)
    ? text === 'latest'
    : key === WRITER_OF_SLICE && text !== SLICE_CONTROLLER;
}

/** The manager of an EndpointSlice: the controller ignores slices with another manager, and also those without the label. */
const WRITER_OF_SLICE = 'endpointslice.kubernetes.io/managed-by';
const SLICE_CONTROLLER = 'endpointslice-controller.k8s.io';

function isFreeKey(key: string, selected: ReadonlySet<string>): boolean {
  return !selected.has(key) && (DESCRIPTIVE.test(key) || !KUBERNETES_OWN.test(key));
}

function portsOf(value: YamlNode): readonly YamlNode[] {
  return value.kind === 'list' ? value.items : [value];
}

/** The object that contains an addition. */
function objectOf({ range }: Pick<Extra, 'range'>, answer: readonly YamlNode[]): YamlNode | undefined {
  return answer.find((object) => object.range.start <= range.start && range.end <= object.range.end);
}

/** A field of the Pod that applies to all of its containers. */
function ofPod(object: YamlNode | undefined, path: string, name: string): YamlNode | undefined {
  const pod = path.replace(/\.(?:initContainers|containers)\[.*$/, '');
  return nodeAtPath(object, `${pod}.securityContext.${name}`);
}

function sameAs(value: YamlNode, other: YamlNode | undefined, field: string): boolean {
  return value.kind === 'scalar' && other?.kind === 'scalar' && sameScalar(value, other, '', field);
}
