import { nodeAt, stringOf, type YamlNode } from '../../../yaml/yaml-node.ts';
import { ORDERED } from '../match/list-kinds.ts';
import { likeness, matchValue } from '../match/match-value.ts';
import { pairItems } from '../match/pair-items.ts';
import { entryPlace, listItemPlace, type Place } from '../match/place.ts';
import { placeOfObject } from '../match/place-of-object.ts';

/** The parts that the starting objects have in common with the finished ones: those that a task keeps. */
export function keptObjects(start: readonly YamlNode[], finished: readonly YamlNode[]): YamlNode[] {
  return start.flatMap((object) => {
    const partner = partnerOf(object, finished);
    const kept = partner && keptIn(object, partner, placeOfObject(object));
    return kept === undefined ? [] : [kept];
  });
}

/** The object of the same kind and name, or else the only one of its kind. */
function partnerOf(object: YamlNode, among: readonly YamlNode[]): YamlNode | undefined {
  const text = (node: YamlNode, ...path: string[]): string | undefined => stringOf(nodeAt(node, ...path));
  const sameKind = among.filter((other) => text(other, 'kind') === text(object, 'kind'));
  const name = text(object, 'metadata', 'name');
  const namesake = sameKind.find((other) => text(other, 'metadata', 'name') === name);
  return namesake ?? (sameKind.length === 1 ? sameKind[0] : undefined);
}

/** The part of a value that another value contains too; `undefined` if they have nothing in common. */
function keptIn(value: YamlNode, other: YamlNode, place: Place): YamlNode | undefined {
  if (value.kind === 'map' && other.kind === 'map') {
    if (value.entries.length === 0) return other.entries.length === 0 ? value : undefined;
    const entries = value.entries.flatMap((entry) => {
      const found = other.entries.find(({ key }) => key === entry.key);
      const kept = found && keptIn(entry.value, found.value, entryPlace(place, entry.key));
      return kept === undefined ? [] : [{ ...entry, value: kept }];
    });
    return entries.length === 0 ? undefined : { ...value, entries };
  }
  if (value.kind === 'list' && other.kind === 'list' && !ORDERED.has(place.key)) {
    const pairs = pairItems(value.items, other.items, place, (row, column) =>
      likeness(value.items[row], other.items[column], listItemPlace(place, column)),
    );
    const items = value.items.flatMap((item, i) => {
      const partner = other.items[pairs[i] ?? -1];
      return (partner && keptIn(item, partner, listItemPlace(place, i))) ?? [];
    });
    return items.length === 0 ? undefined : { ...value, items };
  }
  return matchValue(value, other, place).differences.length === 0 ? value : undefined;
}
