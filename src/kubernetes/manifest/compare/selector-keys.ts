import { entriesOf, entryOf, itemsOf, nodeAt, stringOf, type YamlNode } from '../../../yaml/yaml-node.ts';

/** The label keys that the selectors within some objects use. */
export function selectorKeys(objects: readonly YamlNode[]): ReadonlySet<string> {
  const keys = new Set<string>();
  const visit = (node: YamlNode, name: string): void => {
    if (node.kind === 'list') for (const item of node.items) visit(item, name);
    if (node.kind !== 'map') return;
    for (const { key } of entriesOf(entryOf(node, 'matchLabels')?.value)) keys.add(key);
    for (const item of itemsOf(entryOf(node, 'matchExpressions')?.value)) {
      const key = stringOf(nodeAt(item, 'key'));
      if (key !== undefined) keys.add(key);
    }
    if (name === 'selector')
      for (const { key, value } of node.entries) if (value.kind === 'scalar') keys.add(key);
    for (const { key, value } of node.entries) visit(value, key);
  };
  for (const object of objects) visit(object, '');
  return keys;
}
