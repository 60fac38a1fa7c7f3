import { type Data, dataOf } from '../../../yaml/parse-data.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../../../yaml/yaml-node.ts';
import { meaningOfAbsence } from '../../defaults/fill-object.ts';
import type { JsonObject } from '../../json.ts';
import { isNull } from '../located.ts';
import { EMPTY_MEANS_ALL } from './list-kinds.ts';
import { matchList } from './match-list.ts';
import { combine, differs, holds, type MatchResult, NOTHING } from './match-result.ts';
import { entryPlace, isExact, type Place } from './place.ts';
import { sameScalar } from './same-scalar.ts';
import { showValue } from './show-value.ts';

const NOWHERE = { start: 0, end: 0 };
/** What the server and tools write and no task is about. */
const SERVERS_OWN = new Set([
  'status',
  'metadata.creationTimestamp',
  'metadata.resourceVersion',
  'metadata.uid',
  'apiVersion',
  'kind',
]);

/** Compares a value that stands in the answer with what is expected there. */
export function matchValue(expected: YamlNode, actual: YamlNode, place: Place): MatchResult {
  if (isNull(expected))
    return isEmpty(actual)
      ? holds(1)
      : differs({ ...different(expected, actual, place), code: 'unexpected' }, 1);
  if (expected.kind === 'list' && actual.kind === 'list') return matchList(expected, actual, place);
  if (expected.kind === 'map' && actual.kind === 'map') return matchMap(expected, actual, place);
  if (expected.kind === 'scalar' && actual.kind === 'scalar') {
    const field = place.key.slice(place.key.lastIndexOf('.') + 1);
    if (sameScalar(expected, actual, place.type, field)) return holds(1);
  }
  return differs(different(expected, actual, place), leavesOf(expected));
}

/** What is missing, as one difference that costs all of its leaves. */
export function missing(expected: YamlNode, path: string, parent: YamlNode): MatchResult {
  const range = parent.kind === 'map' ? parent.entries[0]?.keyRange : parent.range;
  return differs(
    { code: 'missing', path, expected: showValue(expected), ...(range !== undefined && { range }) },
    leavesOf(expected),
  );
}

/** Expectations in a value: its scalars, its nulls, and its empty maps and lists. */
export function leavesOf(node: YamlNode): number {
  if (node.kind === 'scalar') return 1;
  const inner = node.kind === 'list' ? node.items : node.entries.map((entry) => entry.value);
  return inner.length === 0 ? 1 : inner.reduce((sum, value) => sum + leavesOf(value), 0);
}

export function different(expected: YamlNode, actual: YamlNode, place: Place) {
  return {
    code: 'different' as const,
    path: place.path,
    expected: showValue(expected),
    actual: showValue(actual),
    range: actual.range,
  };
}

export function isEmpty(node: YamlNode): boolean {
  if (node.kind === 'scalar') return node.value === null || node.value === '';
  return (node.kind === 'list' ? node.items : node.entries).length === 0;
}

function matchMap(expected: YamlMap, actual: YamlMap, place: Place): MatchResult {
  if (expected.entries.length === 0) return matchEmptyMap(expected, actual, place);
  const results = expected.entries.map(({ key, value }) => matchEntry(key, value, actual, place));
  return combine([...results, unasked(expected, actual, place)]);
}

function matchEmptyMap(expected: YamlMap, actual: YamlMap, place: Place): MatchResult {
  const onlyEmpty = Object.hasOwn(EMPTY_MEANS_ALL, place.type) && place.shape === 'one';
  if (onlyEmpty && actual.entries.some((entry) => !isEmpty(entry.value)))
    return differs(different(expected, actual, place), 1);
  return combine([holds(1), unasked(expected, actual, place)]);
}

function matchEntry(key: string, expected: YamlNode, actual: YamlMap, place: Place): MatchResult {
  const entry = actual.entries.find((e) => e.key === key);
  const at = entryPlace(place, key);
  if (entry !== undefined && !isNull(entry.value)) return matchValue(expected, entry.value, at);
  if (isNull(expected) || (expected.kind === 'list' && expected.items.length === 0)) return holds(1);
  const written = serverDefault(at, actual);
  const byDefault = written === undefined ? undefined : matchValue(expected, written, at);
  return byDefault?.differences.length === 0 ? holds(leavesOf(expected)) : missing(expected, at.path, actual);
}

/** Entries of the answer that nobody asked for: differences where the task is exact, else worth a word. */
function unasked(expected: YamlMap, actual: YamlMap, place: Place): MatchResult {
  const asked = new Set(expected.entries.map((entry) => entry.key));
  const more = actual.entries.filter(({ key, value }) => !asked.has(key) && !isNull(value));
  return combine(more.map((entry) => oneUnasked(entry, actual, place)));
}

function oneUnasked({ key, keyRange, value }: YamlEntry, actual: YamlMap, place: Place): MatchResult {
  const at = entryPlace(place, key);
  if (SERVERS_OWN.has(at.bare) || isDefault(value, at, actual)) return NOTHING;
  const found = { path: at.path, actual: showValue(value), range: keyRange };
  if (isExact(place)) return isEmpty(value) ? NOTHING : differs({ code: 'unexpected', ...found }, 1);
  return { differences: [], extras: [found], total: 0, met: 0 };
}

function isDefault(value: YamlNode, at: Place, owner: YamlMap): boolean {
  const written = serverDefault(at, owner);
  if (written === undefined) return false;
  const both = [
    matchValue(written, value, { ...at, exact: [] }),
    matchValue(value, written, { ...at, exact: [] }),
  ];
  return both.every((result) => result.differences.length === 0 && result.extras.length === 0);
}

function serverDefault(at: Place, owner: YamlMap): YamlNode | undefined {
  const dot = at.key.indexOf('.');
  if (dot < 0) return undefined;
  const data = dataOf(owner) as JsonObject;
  const found = meaningOfAbsence(at.key.slice(0, dot), at.key.slice(dot + 1), data);
  return found === undefined || found === null ? undefined : nodeOf(found);
}

function nodeOf(data: Data): YamlNode {
  if (Array.isArray(data)) return { kind: 'list', items: data.map(nodeOf), range: NOWHERE };
  if (typeof data === 'object' && data !== null) {
    const entries = Object.entries(data).map(([key, value]) => ({
      key,
      keyRange: NOWHERE,
      value: nodeOf(value),
    }));
    return { kind: 'map', entries, range: NOWHERE };
  }
  return {
    kind: 'scalar',
    value: data as string,
    raw: String(data),
    plain: typeof data !== 'string',
    range: NOWHERE,
  };
}
