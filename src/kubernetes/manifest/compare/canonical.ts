import type { Range } from '../../../source/range.ts';
import {
  entriesOf,
  entryOf,
  itemsOf,
  nodeAt,
  stringOf,
  type YamlEntry,
  type YamlList,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../../yaml/yaml-node.ts';
import { entryPlace, listItemPlace, type Place } from '../match/place.ts';
import { placeOfObject } from '../match/place-of-object.ts';
import { type SecretField, secretIn } from './secret-form.ts';

/** How to bring an object into its canonical form. */
export interface CanonicalOptions {
  /** Whether `args` are appended to `command` in a container that has both: then it doesn't matter how they are split. */
  readonly joinCommands: boolean;
  readonly secrets: SecretField;
}

/** The objects of documents in canonical form, with a `kind: List` split into its items. */
export function canonicalObjects(roots: readonly YamlNode[], options: CanonicalOptions): YamlNode[] {
  return roots.flatMap(unlisted).map((root) => canonical(root, placeOfObject(root), options));
}

/** @see https://kubernetes.io/docs/reference/using-api/api-concepts/#collections */
function unlisted(root: YamlNode): readonly YamlNode[] {
  const isList = stringOf(nodeAt(root, 'kind')) === 'List' && entryOf(root, 'items') !== undefined;
  return isList ? itemsOf(nodeAt(root, 'items')) : [root];
}

function canonical(node: YamlNode, place: Place, options: CanonicalOptions): YamlNode {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'list') {
    const items = node.items.map((item, i) => canonical(item, listItemPlace(place, i), options));
    if (place.key === 'V1IngressSpec.rules') return withItems(node, joinHosts(items));
    return withItems(node, COMMANDS.has(place.key) ? sortFlags(items) : items);
  }
  const entries = node.entries.map((entry) => {
    const value = canonical(entry.value, entryPlace(place, entry.key), options);
    return value === entry.value ? entry : { ...entry, value };
  });
  const map = entries.every((entry, i) => entry === node.entries[i]) ? node : { ...node, entries };
  if (place.shape === 'map') return map;
  return lookUpForm(place.type, map, options);
}

/** The list with other items, or the list itself if the items are the same, so that nothing is copied needlessly. */
function withItems(list: YamlList, items: readonly YamlNode[]): YamlList {
  const isSame = items.length === list.items.length && items.every((item, i) => item === list.items[i]);
  return isSame ? list : { ...list, items };
}

const COMMANDS = new Set(['V1Container.command', 'V1Container.args']);

function lookUpForm(type: string, map: YamlMap, options: CanonicalOptions): YamlMap {
  if (type === 'V1LabelSelector') return singleValuesAsLabels(map);
  if (type === 'V1NetworkPolicyPort') return withoutSingleRange(map);
  if (type === 'V1Secret') return secretIn(options.secrets, map);
  return type === 'V1Container' && options.joinCommands ? joinArgs(map) : map;
}

/** Rewrites `{key: app, operator: In, values: [web]}` as the label `app: web`. */
function singleValuesAsLabels(map: YamlMap): YamlMap {
  const expressions = itemsOf(entryOf(map, 'matchExpressions')?.value);
  const labels = expressions.flatMap((item): YamlEntry[] => {
    const [value, second] = itemsOf(nodeAt(item, 'values'));
    const key = stringOf(nodeAt(item, 'key'));
    const isOne = stringOf(nodeAt(item, 'operator')) === 'In' && second === undefined;
    return isOne && key !== undefined && value !== undefined ? [{ key, keyRange: item.range, value }] : [];
  });
  const known = entriesOf(entryOf(map, 'matchLabels')?.value);
  if (labels.length === 0 || labels.length < expressions.length) return map;
  if (labels.some(({ key }, i) => [...known, ...labels.slice(0, i)].some((other) => other.key === key)))
    return map;
  const others = map.entries.filter(({ key }) => key !== 'matchExpressions' && key !== 'matchLabels');
  const range = entryOf(map, 'matchExpressions')?.keyRange ?? map.range;
  return {
    ...map,
    entries: [...others, entry('matchLabels', { kind: 'map', entries: [...known, ...labels], range }, range)],
  };
}

/** Drops the end of a port range that contains a single port. */
function withoutSingleRange(map: YamlMap): YamlMap {
  const [port, end] = [nodeAt(map, 'port'), nodeAt(map, 'endPort')];
  const isSingle = port?.kind === 'scalar' && end?.kind === 'scalar' && port.value === end.value;
  return isSingle ? { ...map, entries: map.entries.filter(({ key }) => key !== 'endPort') } : map;
}

/** Joins the rules of each host into one rule with all their paths. */
function joinHosts(rules: readonly YamlNode[]): YamlNode[] {
  const joined = new Map<string, YamlNode>();
  for (const rule of rules) {
    const host = stringOf(nodeAt(rule, 'host')) ?? '';
    const before = joined.get(host);
    const paths = [...itemsOf(nodeAt(before, 'http', 'paths')), ...itemsOf(nodeAt(rule, 'http', 'paths'))];
    joined.set(host, before === undefined ? rule : withPaths(before, paths));
  }
  return [...joined.values()];
}

function withPaths(rule: YamlNode, paths: readonly YamlNode[]): YamlNode {
  const { range } = rule;
  const list: YamlNode = { kind: 'list', items: paths, range };
  const http: YamlNode = { kind: 'map', entries: [entry('paths', list, range)], range };
  const others = entriesOf(rule).filter(({ key }) => key !== 'http');
  return { kind: 'map', entries: [...others, entry('http', http, range)], range };
}

function joinArgs(map: YamlMap): YamlMap {
  const [command, args] = [itemsOf(nodeAt(map, 'command')), itemsOf(nodeAt(map, 'args'))];
  if (command.length === 0 || args.length === 0) return map;
  const entries = map.entries
    .filter(({ key }) => key !== 'args')
    .map((found) =>
      found.key === 'command'
        ? {
            ...found,
            value: {
              kind: 'list' as const,
              items: sortFlags([...command, ...args]),
              range: found.value.range,
            },
          }
        : found,
    );
  return { ...map, entries };
}

/** Sorts the flags of a program by name and writes `--name value` as `--name=value`. Words that are not flags stay where they are. */
function sortFlags(items: readonly YamlNode[]): readonly YamlNode[] {
  const words = items.map((item) => (item.kind === 'scalar' ? wordOf(item) : undefined));
  const first = words.findIndex((word) => word?.startsWith('--'));
  if (first < 0 || first > 1 || words.includes(undefined)) return items;
  const program = first === 1 ? words[0] : undefined;
  const flags = joinValues(items.slice(first) as YamlScalar[], program === undefined || isComponent(program));
  if (!flags.every((flag) => wordOf(flag).startsWith('--'))) return items;
  return [...items.slice(0, first), ...flags.sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en'))];
}

/** Whether a program is a component of the cluster: these accept a flag and its value as one word or as two. */
function isComponent(program: string): boolean {
  return /(?:^|\/)(?:kube-[a-z-]+|kubelet|etcd|metrics-server)$/.test(program);
}

function joinValues(items: readonly YamlScalar[], join: boolean): YamlScalar[] {
  const joined: YamlScalar[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    const isValue =
      join && last !== undefined && !wordOf(item).startsWith('-') && !wordOf(last).includes('=');
    if (isValue) joined[joined.length - 1] = scalar(`${wordOf(last)}=${wordOf(item)}`, last.range);
    else joined.push(item);
  }
  return joined;
}

function nameOf(flag: YamlScalar): string {
  return wordOf(flag).replace(/=.*$/s, '');
}

function wordOf({ value, raw }: YamlScalar): string {
  return typeof value === 'string' ? value : raw;
}

function scalar(value: string, range: Range): YamlScalar {
  return { kind: 'scalar', value, raw: value, plain: false, range };
}

function entry(key: string, value: YamlNode, keyRange: Range): YamlEntry {
  return { key, keyRange, value };
}
