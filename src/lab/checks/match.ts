import type { Cluster } from '../../cluster/cluster.ts';
import type { JsonObject } from '../../kubernetes/json.ts';
import { textAt } from '../../kubernetes/json.ts';
import { findResource, groupOf, resourceId } from '../../kubernetes/kubectl/resources.ts';
import { secretIn } from '../../kubernetes/manifest/compare/secret-form.ts';
import type { MatchDifference } from '../../kubernetes/manifest/match/match-result.ts';
import { matchValue } from '../../kubernetes/manifest/match/match-value.ts';
import { nodeOf } from '../../kubernetes/manifest/match/node-of-data.ts';
import { placeOfObject } from '../../kubernetes/manifest/match/place-of-object.ts';
import type { Data } from '../../yaml/parse-data.ts';
import { nodeAt, stringOf, type YamlNode } from '../../yaml/yaml-node.ts';
import type { ConditionBody, LookResult } from './condition.ts';
import { fieldsInWords } from './fields-in-words.ts';
import { namedValues } from './named-values.ts';
import { nameInWords } from './object-name.ts';
import { troubleOf } from './trouble.ts';

/** The object that a YAML check expects. */
export interface Expected {
  /** The expected fields as they are stored; the values of a Secret in base64. */
  readonly root: YamlNode;
  readonly written: YamlNode;
  readonly kind: string;
  /** `deployments.apps`; empty for a custom kind whose definition is only known in the cluster. */
  readonly resource: string;
  readonly apiVersion: string;
  readonly namespaced: boolean;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
}

/** Differences beyond this number are counted but not listed. */
const MOST_LISTED = 2;

/** The object that a document describes, or `undefined` if it has no kind. */
export function expectedOf(root: YamlNode | undefined): Expected | undefined {
  const kind = stringOf(nodeAt(root, 'kind'));
  if (root === undefined || kind === undefined) return undefined;
  const apiVersion = stringOf(nodeAt(root, 'apiVersion')) ?? '';
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const found = findResource(apiVersion === '' || group === '' ? kind : `${kind}.${group}`);
  const isKnown = found !== undefined && (apiVersion === '' || groupOf(found) === group);
  const namespaced = isKnown ? found.namespaced : true;
  const isSecret = kind === 'Secret' && root.kind === 'map';
  return {
    root: isSecret ? secretIn('data', root) : root,
    written: root,
    kind,
    resource: isKnown ? resourceId(found) : '',
    apiVersion,
    namespaced,
    name: stringOf(nodeAt(root, 'metadata', 'name')),
    namespace: stringOf(nodeAt(root, 'metadata', 'namespace')),
  };
}

/** The condition that the cluster contains an object like this. */
export function matchCondition(expected: Expected): ConditionBody {
  const title = titleOf(expected);
  const compared: Compared = new WeakMap();
  return {
    title,
    detail: fieldsInWords(expected.written),
    named: namedValues(expected.written),
    reads: expected.resource,
    look: ({ cluster }) => {
      const best = bestMatch(expected, cluster, compared);
      if (best === undefined) return { holds: false, found: `there is no ${title}` };
      return best.differences.length === 0
        ? { holds: true, found: 'as it should be' }
        : found(best.object, best.differences, cluster);
    },
  };
}

/** `Deployment web in namespace shop`, or `Pod in namespace shop` if any name is accepted. */
export function titleOf({ kind, name, namespace, namespaced }: Expected): string {
  const place = namespaced ? (namespace ?? (name === undefined ? '' : 'default')) : '';
  if (name !== undefined) return nameInWords({ kind, name, namespace: place });
  return place === '' ? kind : `${kind} in namespace ${place}`;
}

interface Matched {
  readonly object: JsonObject;
  readonly differences: readonly MatchDifference[];
}

/** The results of comparing objects with a check. Stored objects are frozen, so results can be cached. */
type Compared = WeakMap<JsonObject, readonly MatchDifference[]>;

/** The object in the cluster that is most similar, or `undefined` if there is none of its kind and name. */
export function bestMatch(expected: Expected, cluster: Cluster, compared: Compared): Matched | undefined {
  let best: Matched | undefined;
  for (const object of candidates(expected, cluster)) {
    const differences = compared.get(object) ?? compare(expected, object);
    compared.set(object, differences);
    if (best === undefined || differences.length < best.differences.length) best = { object, differences };
    if (differences.length === 0) break;
  }
  return best;
}

function compare({ root }: Expected, object: JsonObject): readonly MatchDifference[] {
  const node = nodeOf(object as Data);
  return matchValue(root, node, placeOfObject(node, [], root)).differences;
}

function candidates(expected: Expected, { world }: Cluster): readonly JsonObject[] {
  const { name, namespaced, namespace, kind, apiVersion } = expected;
  const resource = expected.resource === '' ? world.kind(apiVersion, kind)?.resource : expected.resource;
  if (resource === undefined) return [];
  if (!namespaced || name === undefined)
    return world.list(resource, namespace).filter((object) => name === undefined || nameOf(object) === name);
  const object = world.get(resource, namespace ?? 'default', name) ?? world.get(resource, '', name);
  return object === undefined ? [] : [object];
}

function nameOf(object: JsonObject): string {
  return textAt(object, 'metadata', 'name');
}

function found(object: JsonObject, differences: readonly MatchDifference[], { world }: Cluster): LookResult {
  const listed = differences.slice(0, MOST_LISTED).map(describe);
  const more = differences.length - listed.length;
  const isAboutPods = differences.some(({ path }) => path.startsWith('status'));
  const trouble = isAboutPods ? troubleOf(object, world) : undefined;
  const parts = [
    ...listed,
    ...(more > 0 ? [`${more} more`] : []),
    ...(trouble === undefined ? [] : [trouble]),
  ];
  return { holds: false, found: parts.join('; ') };
}

const COUNT = /^\d+$/;

/** The actual value. The expected value is left to the task, except for numbers in a status, which count up to it. */
function describe({ path, expected = '', actual }: MatchDifference): string {
  const status = /^status\.(\w+)$/.exec(path)?.[1];
  if (status !== undefined && COUNT.test(expected))
    return `${inWords(status)}: ${actual ?? '0'} of ${expected}`;
  return actual === undefined ? `${path} is not set` : `${path} is ${actual}`;
}

/** Splits a field name into words: `available replicas` for `availableReplicas`. */
function inWords(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
