import {
  compareJsonTexts,
  isObject,
  type Json,
  type JsonObject,
  listAt,
  objectAt,
  objectsAt,
  textAt,
} from '../../kubernetes/json.ts';
import { scheduledMoments } from '../../kubernetes/manifest/match/same-schedule.ts';
import { programOf } from '../../kubernetes/manifest/match/same-script.ts';
import { canonicalRegistries } from './canonical-registries.ts';
import { canonicalRules, canonicalSubjects } from './canonical-rules.ts';

/** Fields that the server writes, and no answer contains. */
const SERVER_METADATA = new Set([
  'uid',
  'resourceVersion',
  'creationTimestamp',
  'managedFields',
  'generation',
  'selfLink',
  'deletionGracePeriodSeconds',
]);
const SERVER_ANNOTATIONS = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
  'deployment.kubernetes.io/revision-history',
  'deprecated.daemonset.template.generation',
]);
/** Chosen by the server unless somebody asks for a value. */
const ALLOCATED = new Set([
  'nodeName',
  'clusterIP',
  'clusterIPs',
  'nodePort',
  'healthCheckNodePort',
  'volumeName',
]);
/** Fields for which absent and empty mean the same. */
const EMPTY_IS_ABSENT = new Set([
  'resources',
  'securityContext',
  'labels',
  'annotations',
  'metadata',
  'strategy',
]);
/** Lists whose order does not matter. */
const UNORDERED = new Set(
  'ports volumes volumeMounts tolerations taints subjects accessModes policyTypes finalizers imagePullSecrets secrets env from to ingress egress clusterIPs'.split(
    ' ',
  ),
);
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const UID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const TOKEN_VOLUME = /^kube-api-access-\w{5}$/;

/** Facts about the requests of a script. */
export interface Said {
  /** The scalars in their bodies. */
  readonly values: ReadonlySet<string>;
  /** Whether they write the `status` of objects. */
  readonly status: boolean;
}

/** An object without the server's fields, in a form that is equal for equal meaning. */
export function canonicalObject(object: JsonObject, said: Said): JsonObject {
  const { status, ...rest } = object;
  const subjects = canonicalSubjects(object);
  const isForRegistries = object.type === 'kubernetes.io/dockerconfigjson';
  const plain = {
    ...rest,
    ...(subjects && { subjects }),
    ...(isForRegistries && { data: canonicalRegistries(object) }),
  };
  const canonical = objectAt(canonicalValue(plain, said));
  delete canonical.metadata;
  const metadata = canonicalMetadata(objectAt(object, 'metadata'), said);
  const rules = canonicalRules(object);
  if (object.kind === 'ResourceQuota') canonical.spec = plainQuota(objectAt(canonical, 'spec'));
  return {
    ...canonical,
    metadata,
    ...(rules && { rules }),
    ...statusOf(object, status, said),
  };
}

/** Without a prefix, a quota is one of requests. */
const REQUESTS = new Set(['cpu', 'memory', 'ephemeral-storage']);

/** `cpu` is `requests.cpu`, and a scope in `scopes` is one that must exist: <https://kubernetes.io/docs/concepts/policy/resource-quotas/>. */
function plainQuota(spec: JsonObject): JsonObject {
  const hard = Object.entries(objectAt(spec, 'hard'));
  const longer = hard.map(([key, value]) => [REQUESTS.has(key) ? `requests.${key}` : key, value]);
  const named = listAt(spec, 'scopes').map((scopeName) => ({ operator: 'Exists', scopeName }));
  const scopes = [...named, ...objectsAt(spec, 'scopeSelector', 'matchExpressions')].sort(compareJsonTexts);
  const { scopes: _, scopeSelector: __, ...rest } = spec;
  return { ...rest, hard: Object.fromEntries(longer.sort()), ...(scopes.length > 0 && { scopes }) };
}

function statusOf({ kind }: JsonObject, status: Json | undefined, said: Said): JsonObject {
  if (kind === 'CertificateSigningRequest') {
    const conditions = objectsAt(status, 'conditions').map((one) => textAt(one, 'type'));
    return { status: conditions.sort() };
  }
  return said.status && isObject(status) ? { status: canonicalValue(status, said) } : {};
}

function canonicalMetadata(metadata: JsonObject, said: Said): JsonObject {
  const kept: JsonObject = {};
  for (const [key, value] of Object.entries(metadata)) {
    if (SERVER_METADATA.has(key)) continue;
    kept[key] = key === 'deletionTimestamp' ? true : value;
  }
  const annotations = Object.entries(objectAt(metadata, 'annotations'));
  kept.annotations = Object.fromEntries(annotations.filter(([key]) => !SERVER_ANNOTATIONS.has(key)));
  kept.ownerReferences = objectsAt(metadata, 'ownerReferences').map(({ uid: _, ...owner }) => owner);
  return objectAt(canonicalValue(kept, said));
}

function canonicalValue(value: Json, said: Said, key = ''): Json {
  if (typeof value === 'string')
    return (key === 'schedule' && scheduledMoments(value)) || canonicalText(value, said);
  if (Array.isArray(value)) {
    if (key === 'command') return value.map((word) => (typeof word === 'string' ? programOf(word) : word));
    const items = value.map((item) => canonicalValue(item, said));
    // An image without an entry point runs its arguments.
    const [shell] = items;
    if (key === 'args' && typeof shell === 'string' && items[1] === '-c')
      return [programOf(shell), ...items.slice(1)];
    return UNORDERED.has(key) ? items.sort(compareJsonTexts) : items;
  }
  if (!isObject(value)) return value;
  const kept: JsonObject = {};
  for (const name of Object.keys(value).sort()) {
    const inner = value[name] ?? null;
    if (inner === null) continue;
    if (ALLOCATED.has(name) && !isSaid(inner, said)) continue;
    if (name === 'serviceAccount' && value.serviceAccountName !== undefined) continue;
    const canonical = canonicalValue(TEMPLATES.has(name) ? withoutName(inner) : inner, said, name);
    if (isObject(canonical) && Object.keys(canonical).length === 0 && EMPTY_IS_ABSENT.has(name)) continue;
    if (Array.isArray(canonical) && canonical.length === 0) continue;
    kept[name] = canonical;
  }
  return kept;
}

/** Objects from which controllers make others, with generated names. */
const TEMPLATES = new Set(['jobTemplate', 'template']);

function withoutName(template: Json): Json {
  if (!isObject(template) || !isObject(template.metadata)) return template;
  const { name: _, ...metadata } = template.metadata;
  return { ...template, metadata };
}

function canonicalText(text: string, { values }: Said): string {
  if (TOKEN_VOLUME.test(text)) return 'kube-api-access';
  if (TIME.test(text) && !values.has(text)) return '<time>';
  return text.replace(UID, '<uid>');
}

function isSaid(value: Json, { values }: Said): boolean {
  const [first] = Array.isArray(value) ? value : [value];
  return values.has(String(first));
}
