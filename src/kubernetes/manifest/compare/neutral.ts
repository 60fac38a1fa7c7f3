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

/** What an addition is judged by. */
export interface Surroundings {
  /** The answer's objects. */
  readonly answer: readonly YamlNode[];
  /** The namespaces that they are in. */
  readonly namespaces: ReadonlySet<string>;
  /** Whether the API server would write the same itself, had the answer left it out. */
  readonly isStored: (object: YamlNode, path: string, value: YamlNode, place: Place) => boolean;
  /** All that the task shows, and the answer. */
  readonly known: readonly YamlNode[];
  /** Keys of labels that some selector of the answer, the reference or the start looks at. */
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
 * Fields that the API server writes over with who asks, whatever a new object says.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/certificate-signing-request-v1/
 */
const WRITTEN_OVER = /^V1CertificateSigningRequestSpec\.(?:extra|groups|uid|username)$/;

/** Switches that are off where they are absent, so that writing `false` says nothing. */
const OFF = new Set(
  'hostNetwork hostPID hostIPC shareProcessNamespace setHostnameAsFQDN tty stdin stdinOnce readOnly privileged readOnlyRootFilesystem runAsNonRoot suspend paused immutable optional publishNotReadyAddresses unschedulable globalDefault allowVolumeExpansion'.split(
    ' ',
  ),
);

/** What components take for granted where a field is absent, and the API server does not write. */
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

/** Folders that each Linux node has: to ask for one that exists asks for nothing more. @see https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html */
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

/** Texts whose emptiness is a choice: `storageClassName: ""` asks for no class. */
const EMPTY_TEXT_COUNTS = new Set(['V1PersistentVolumeClaimSpec.storageClassName']);

/**
 * Whether no behaviour follows from what an answer adds. Whatever is not known to be neutral has an effect.
 * @param extra a field, an item or an object that neither the reference nor the task has
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

/** Whether an object that is there in any case says nothing by what is in it. */
function holdsNeutral(extra: Extra, surroundings: Surroundings): boolean {
  const { place, value, path } = extra;
  if (place === null || value.kind !== 'map' || !isAlwaysThere(place)) return false;
  return value.entries.every(({ key, keyRange: range, value: held }) => {
    const inner = { ...extra, path: keyPath(path, key), range, value: held, place: entryPlace(place, key) };
    return isNull(held) || isNeutral(inner, surroundings);
  });
}

/** Whether the server has an object in a field although nobody writes one. */
function isAlwaysThere({ key, type, shape }: Place): boolean {
  if (shape !== 'one') return false;
  return type === 'V1ObjectMeta' || structureOf(key.slice(0, key.indexOf('.')), fieldOfKey(key)).value;
}

/** Whether only the cluster can tell: `items` that repeat some keys of an object that nobody shows. */
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

/** Controllers name what they make of a template themselves: `kubectl create cronjob` writes a name into it that nobody reads. Nobody reads that of a Kustomization. */
const OF_TEMPLATE = /(?:^|\.)(?:jobTemplate|template)\.metadata\.name$/;

/** What a key is used for in any TLS connection, on either side. */
const KEY_USAGES = new Set(['digital signature', 'key encipherment']);

/** Files without an extension that Pods are given, beside devices. */
const FILES = /^\/dev\/|^\/etc\/(?:group|hostname|hosts|localtime|machine-id|passwd|timezone)$/;

/** Whether the type of a hostPath asks for a folder where one usually is, or has one made at a path that looks like a folder's. */
function asksForFolder(type: YamlNode, path: YamlNode | undefined): boolean {
  const [asked, folder] = [stringOf(type), stringOf(path) ?? ''];
  if (asked === 'Directory') return USUAL_FOLDERS.has(folder);
  return asked === 'DirectoryOrCreate' && /\/[^./]*\/?$/.test(folder) && !FILES.test(folder);
}

/** Says what would hold without it: nothing at all, or that something is off which is off anyway. */
function isSilent({ value, place }: Extra, name: string): boolean {
  if (place === null || (place.shape === 'one' && Object.hasOwn(EMPTY_MEANS_ALL, place.type))) return false;
  if (value.kind === 'scalar' && value.value === lookUp(TAKEN_FOR_GRANTED, place.key)) return true;
  if (value.kind === 'scalar' && value.value === false) return OFF.has(name);
  if (value.kind === 'map') return value.entries.length === 0 && CONTAINERS_OF_FIELDS.has(name);
  return isEmpty(value) && !EMPTY_TEXT_COUNTS.has(place.key);
}

/** Maps that say nothing while they are empty; others, such as `emptyDir: {}`, choose by being there. */
const CONTAINERS_OF_FIELDS = new Set(
  'labels annotations nodeSelector securityContext resources affinity strategy updateStrategy limits requests lifecycle matchLabels preferences'.split(
    ' ',
  ),
);

/** A Namespace of its own objects changes nothing where the namespace is there already. */
function isOwnNamespace(object: YamlNode, { namespaces }: Surroundings): boolean {
  if (stringOf(nodeAt(object, 'kind')) !== 'Namespace') return false;
  const name = stringOf(nodeAt(object, 'metadata', 'name'));
  return name !== undefined && namespaces.has(name);
}

/** Keys that Kubernetes and its controllers only read for people. */
const DESCRIPTIVE =
  /^(?:app\.kubernetes\.io\/|kubernetes\.io\/(?:change-cause|description)$|kubectl\.kubernetes\.io\/last-applied-configuration$)/;
/** @see https://kubernetes.io/docs/reference/labels-annotations-taints/ */
const KUBERNETES_OWN = /(?:^|[.])(?:kubernetes|k8s)\.io\//;

/** The keys that a selector could look at in the labels or annotations at `path`. */
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

/** A level of Pod security is that of the latest version where no version is said. @see https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
const VERSION_OF_LEVEL = /^pod-security\.kubernetes\.io\/(?:audit|enforce|warn)-version$/;

function isUsual(key: string, value: YamlNode): boolean {
  const text = stringOf(value);
  return VERSION_OF_LEVEL.test(key)
    ? text === 'latest'
    : key === WRITER_OF_SLICE && text !== SLICE_CONTROLLER;
}

/** Who writes an EndpointSlice: the controller leaves those of others alone, and so they are without the label. */
const WRITER_OF_SLICE = 'endpointslice.kubernetes.io/managed-by';
const SLICE_CONTROLLER = 'endpointslice-controller.k8s.io';

function isFreeKey(key: string, selected: ReadonlySet<string>): boolean {
  return !selected.has(key) && (DESCRIPTIVE.test(key) || !KUBERNETES_OWN.test(key));
}

function portsOf(value: YamlNode): readonly YamlNode[] {
  return value.kind === 'list' ? value.items : [value];
}

/** The object that an addition is in. */
function objectOf({ range }: Pick<Extra, 'range'>, answer: readonly YamlNode[]): YamlNode | undefined {
  return answer.find((object) => object.range.start <= range.start && range.end <= object.range.end);
}

/** What the Pod says for all of its containers. */
function ofPod(object: YamlNode | undefined, path: string, name: string): YamlNode | undefined {
  const pod = path.replace(/\.(?:initContainers|containers)\[.*$/, '');
  return nodeAtPath(object, `${pod}.securityContext.${name}`);
}

function sameAs(value: YamlNode, other: YamlNode | undefined, field: string): boolean {
  return value.kind === 'scalar' && other?.kind === 'scalar' && sameScalar(value, other, '', field);
}
