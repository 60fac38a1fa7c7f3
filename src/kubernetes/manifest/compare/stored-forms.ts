import { type Data, dataOf } from '../../../yaml/parse-data.ts';
import { itemsOf, nodeAt, stringOf, type YamlNode } from '../../../yaml/yaml-node.ts';
import { asCreated } from '../../defaults/apply-defaults.ts';
import type { Allocation } from '../../defaults/prepare/allocation.ts';
import type { JsonObject } from '../../json.ts';
import { matchValue } from '../match/match-value.ts';
import { nodeOf } from '../match/node-of-data.ts';
import type { Place } from '../match/place.ts';
import { nodeAtPath, parentPath } from './paths.ts';

/** Values that no answer can contain: setting a value that the cluster would otherwise allocate is a choice. */
const UNKNOWN: Allocation = {
  clusterIP: () => '\0',
  nodePort: () => '\0',
  uid: '\0',
  time: '\0',
  suffix: '\0',
};

/** Finished objects as the API server would store them, to find out whether it would add a part of an answer by itself. */
export function storedForms(
  finished: readonly YamlNode[],
): (object: YamlNode, path: string, value: YamlNode, place: Place) => boolean {
  let stored: ReadonlyMap<string, YamlNode> | undefined;
  return (object, path, value, place) => {
    stored ??= new Map(finished.map((root) => [nameOf(root), storedForm(root)]));
    const kept = stored.get(nameOf(object));
    const written = nodeAtPath(kept, path);
    if (written === undefined || !sameItems(object, kept, path)) return false;
    return matchValue(value, written, place).differences.length === 0;
  };
}

function storedForm(root: YamlNode): YamlNode {
  const data: Data = dataOf(root);
  return root.kind === 'map' ? nodeOf(asCreated(data as JsonObject, UNKNOWN) as Data) : root;
}

/** Whether the list items on a path are the same ones, by name or because there is only one. */
function sameItems(object: YamlNode, kept: YamlNode | undefined, path: string): boolean {
  const items = [...path.matchAll(/\[\d+\]/g)].map(({ index, 0: sign }) =>
    path.slice(0, index + sign.length),
  );
  return items.every((item) => {
    const [own, other] = [itemName(nodeAtPath(object, item)), itemName(nodeAtPath(kept, item))];
    const isOnly = [object, kept].every((root) => itemsOf(nodeAtPath(root, parentPath(item))).length === 1);
    return own === other && (own !== undefined || isOnly);
  });
}

function itemName(item: YamlNode | undefined): string | undefined {
  return stringOf(nodeAt(item, 'name')) ?? stringOf(nodeAt(item, 'metadata', 'name'));
}

function nameOf(object: YamlNode): string {
  return `${stringOf(nodeAt(object, 'kind'))} ${stringOf(nodeAt(object, 'metadata', 'name'))}`;
}
