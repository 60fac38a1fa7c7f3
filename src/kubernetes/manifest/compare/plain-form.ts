import {
  entryOf,
  nodeAt,
  stringOf,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
} from '../../../yaml/yaml-node.ts';
import type { Place } from '../match/place.ts';

/** Types that refer to an object, by default in their own namespace. */
const REFERENCES: ReadonlySet<string> = new Set([
  'GatewayV1BackendRef',
  'GatewayV1GRPCBackendRef',
  'GatewayV1HTTPBackendRef',
  'GatewayV1ParentReference',
  'GatewayV1SecretObjectReference',
]);

/** A part of an object in the shortest of its equivalent forms. */
export function plainForm(map: YamlMap, { type, shape }: Place, namespace: string | undefined): YamlMap {
  if (shape !== 'one') return map;
  if (REFERENCES.has(type))
    return isOwn(nodeAt(map, 'namespace'), namespace) ? without(map, 'namespace') : map;
  switch (type) {
    case 'V1PodAffinityTerm':
      return plainTerm(map, namespace);
    case 'V1ResourceQuotaSpec':
      return withScopes(map);
    case 'GatewayV1HTTPHeader':
    case 'GatewayV1HTTPHeaderMatch':
      return withLowerName(map);
    case 'V1NetworkPolicyPeer':
      return plainPeer(map, namespace);
    case 'V1HTTPIngressPath':
      return stringOf(nodeAt(map, 'pathType')) === 'Prefix' ? withoutSlash(map, 'path') : map;
    case 'V1HostPathVolumeSource':
      return withoutSlash(map, 'path');
    case 'GatewayV1HTTPPathMatch':
      return ['PathPrefix', undefined].includes(stringOf(nodeAt(map, 'type')))
        ? withoutSlash(map, 'value')
        : map;
    default:
      return map;
  }
}

/** A peer without a `podSelector` that selects all Pods, and without a `namespaceSelector` that selects the policy's own namespace. */
function plainPeer(peer: YamlMap, namespace: string | undefined): YamlMap {
  const [place, pods] = [entryOf(peer, 'namespaceSelector'), entryOf(peer, 'podSelector')];
  if (place === undefined) return peer;
  if (namesOnly(place.value, namespace)) {
    const all: YamlEntry = { ...place, key: 'podSelector', value: emptied(place.value) };
    const plain = without(peer, 'namespaceSelector');
    return pods === undefined ? { ...plain, entries: [...plain.entries, all] } : plain;
  }
  return pods !== undefined && selectsAll(pods.value) ? without(peer, 'podSelector') : peer;
}

/** A term without its Pod's own namespace, which is the default. */
function plainTerm(term: YamlMap, namespace: string | undefined): YamlMap {
  const names = nodeAt(term, 'namespaces');
  const [only, ...more] = names?.kind === 'list' ? names.items : [];
  if (more.length > 0 || entryOf(term, 'namespaceSelector') !== undefined) return term;
  return isOwn(only, namespace ?? 'default') ? without(term, 'namespaces') : term;
}

/** Moves scopes with the operator `Exists` to the list of scope names. */
function withScopes(spec: YamlMap): YamlMap {
  const selector = entryOf(spec, 'scopeSelector');
  const expressions = nodeAt(selector?.value, 'matchExpressions');
  if (selector === undefined || expressions?.kind !== 'list' || entryOf(spec, 'scopes') !== undefined)
    return spec;
  const items = expressions.items.flatMap((item) =>
    stringOf(nodeAt(item, 'operator')) === 'Exists' ? (nodeAt(item, 'scopeName') ?? []) : [],
  );
  if (items.length < expressions.items.length) return spec;
  const scopes: YamlEntry = { ...selector, key: 'scopes', value: { ...expressions, items } };
  return { ...spec, entries: spec.entries.map((entry) => (entry === selector ? scopes : entry)) };
}

/** A header with its name in lower case, since HTTP ignores case in names. */
function withLowerName(header: YamlMap): YamlMap {
  const entries = header.entries.map((entry) => {
    const name = entry.key === 'name' ? stringOf(entry.value) : undefined;
    if (name === undefined || entry.value.kind !== 'scalar') return entry;
    return { ...entry, value: { ...entry.value, value: name.toLowerCase() } };
  });
  return { ...header, entries };
}

/** Whether a selector matches only the namespace of this name. */
function namesOnly(selector: YamlNode, namespace: string | undefined): boolean {
  const labels = nodeAt(selector, 'matchLabels');
  return (
    selector.kind === 'map' &&
    selector.entries.length === 1 &&
    labels?.kind === 'map' &&
    labels.entries.length === 1 &&
    isOwn(entryOf(labels, 'kubernetes.io/metadata.name')?.value, namespace)
  );
}

function isOwn(node: YamlNode | undefined, namespace: string | undefined): boolean {
  return namespace !== undefined && node !== undefined && stringOf(node) === namespace;
}

function selectsAll(selector: YamlNode): boolean {
  return selector.kind === 'map' && selector.entries.every(({ value }) => isEmpty(value));
}

function isEmpty(node: YamlNode): boolean {
  return (
    (node.kind === 'map' && node.entries.length === 0) || (node.kind === 'list' && node.items.length === 0)
  );
}

function emptied(node: YamlNode): YamlNode {
  return { kind: 'map', entries: [], range: node.range };
}

/** Drops a slash at the end. A prefix is compared by whole elements, so `/a/` matches what `/a` matches; for a folder, both are the same path. */
function withoutSlash(map: YamlMap, field: string): YamlMap {
  return {
    ...map,
    entries: map.entries.map((entry) => {
      const { value } = entry;
      const path = entry.key === field ? stringOf(value) : undefined;
      if (path === undefined || value.kind !== 'scalar') return entry;
      return { ...entry, value: { ...value, value: path.replace(/(?<=.)\/+$/, '') } };
    }),
  };
}

function without(map: YamlMap, key: string): YamlMap {
  return { ...map, entries: map.entries.filter((entry) => entry.key !== key) };
}
