import { ORDERED, SEQUENCES } from '../../kubernetes/manifest/match/list-kinds.ts';
import { entryPlace, listItemPlace, type Place } from '../../kubernetes/manifest/match/place.ts';
import { placeOfObject } from '../../kubernetes/manifest/match/place-of-object.ts';
import type { Range } from '../../source/range.ts';
import type { YamlEntry, YamlNode, YamlScalar } from '../../yaml/yaml-node.ts';
import { trapsAt, withTraps } from './traps.ts';

/** A manifest with one change. */
export interface Mutant {
  readonly type: 'removed' | 'changed' | 'moved' | 'added';
  /** Where, as `spec.containers[0].image`. */
  readonly path: string;
  /** The original or the added text, on one line. */
  readonly text: string;
  /** The key or value in the manifest that was changed. */
  readonly range: Range;
  /** The manifest; most mutants are never tried. */
  readonly object: () => YamlNode;
}

type Rebuild = (node: YamlNode) => YamlNode;

/** Every manifest with one leaf removed or changed, two items swapped, or one harmful addition. */
export function mutantsOf(root: YamlNode): Mutant[] {
  const mutants: Mutant[] = [];
  visit(root, placeOfObject(root), (node) => node, mutants);
  return mutants;
}

function visit(node: YamlNode, place: Place, rebuild: Rebuild, into: Mutant[]): void {
  if (node.kind === 'scalar') {
    if (node.value !== null && !TYPE.has(place.bare))
      into.push({ ...mutantAt('changed', place, node), object: () => rebuild(changed(node)) });
    return;
  }
  for (const trap of trapsAt(node, place)) {
    const { path, text } = trap;
    into.push({
      type: 'added',
      path,
      text,
      range: node.range,
      object: () => rebuild(withTraps(node, [trap])),
    });
  }
  if (node.kind === 'list') {
    for (const [i, item] of node.items.entries()) {
      const at = listItemPlace(place, i);
      const items = (next: readonly YamlNode[]) => rebuild({ ...node, items: next });
      into.push({ ...mutantAt('removed', at, item), object: () => items(node.items.toSpliced(i, 1)) });
      const next = node.items[i + 1];
      if (next !== undefined && (ORDERED.has(place.key) || Object.hasOwn(SEQUENCES, place.key)))
        into.push({
          ...mutantAt('moved', at, item),
          object: () => items(node.items.toSpliced(i, 2, next, item)),
        });
      visit(item, at, (inner) => items(node.items.with(i, inner)), into);
    }
    return;
  }
  for (const [i, entry] of node.entries.entries()) {
    const at = entryPlace(place, entry.key);
    const entries = (next: typeof node.entries) => rebuild({ ...node, entries: next });
    if (entry.value.kind === 'scalar' && !TYPE.has(at.bare))
      into.push({
        ...mutantAt('removed', at, entry.value),
        object: () => entries(node.entries.toSpliced(i, 1)),
      });
    visit(entry.value, at, (value) => entries(node.entries.with(i, { ...entry, value })), into);
  }
}

/** A manifest with all known harmful additions. */
export function withAllTraps(root: YamlNode): YamlNode {
  return trapped(root, placeOfObject(root));
}

function trapped(node: YamlNode, place: Place): YamlNode {
  if (node.kind === 'scalar') return node;
  const traps = trapsAt(node, place);
  if (node.kind === 'list') {
    const items = node.items.map((item, i) => trapped(item, listItemPlace(place, i)));
    return withTraps({ ...node, items }, traps);
  }
  const within = ({ key, value }: YamlEntry): YamlNode => trapped(value, entryPlace(place, key));
  const entries = node.entries.map((entry) => ({ ...entry, value: within(entry) }));
  return withTraps({ ...node, entries }, traps);
}

/** The fields that define an object's type: without them nothing can be compared. */
const TYPE = new Set(['kind', 'apiVersion']);

function mutantAt(type: Mutant['type'], { path }: Place, node: YamlNode): Omit<Mutant, 'object'> {
  return { type, path, text: node.kind === 'scalar' ? textOf(node) : '', range: node.range };
}

function textOf({ value, raw }: YamlScalar): string {
  return typeof value === 'string' ? value : raw;
}

function changed(node: YamlScalar): YamlScalar {
  const { value } = node;
  if (typeof value === 'boolean') return { ...node, value: !value, raw: String(!value) };
  if (typeof value === 'number') return { ...node, value: value + 1, raw: String(value + 1) };
  const other = /^\d+$/.test(String(value)) ? `${Number(value) + 1}` : `${value}x`;
  return { ...node, value: other, raw: other };
}
