import { entriesOf, entryOf, itemsOf, nodeAt, stringOf, type YamlNode } from '../../../yaml/yaml-node.ts';
import { nodeAtPath, parentPath } from './paths.ts';

/** Volumes that are always read-only, whatever a mount says: <https://kubernetes.io/docs/concepts/storage/volumes/#configmap>. */
const READ_ONLY = ['configMap', 'secret', 'downwardAPI', 'projected', 'image'];

/** Whether the volume that a mount refers to is read-only in any case. */
export function mountsReadOnly(object: YamlNode | undefined, path: string): boolean {
  const mount = nodeAtPath(object, parentPath(path));
  const name = stringOf(nodeAt(mount, 'name'));
  const pod = path.replace(/\.(?:initContainers|containers)\[.*$/, '');
  const volume = itemsOf(nodeAtPath(object, `${pod}.volumes`)).find(
    (one) => stringOf(nodeAt(one, 'name')) === name,
  );
  return name !== undefined && READ_ONLY.some((source) => entryOf(volume, source) !== undefined);
}

/** Whether the `items` of a volume use each key as its own path; only then may they have the same effect as no `items`. */
export function repeatsKeys(items: YamlNode): boolean {
  return (
    items.kind === 'list' &&
    items.items.every(
      (item) =>
        entryOf(item, 'mode') === undefined &&
        stringOf(nodeAt(item, 'key')) !== undefined &&
        stringOf(nodeAt(item, 'key')) === stringOf(nodeAt(item, 'path')),
    )
  );
}

/**
 * Whether `items` that repeat keys include all keys of the volume's ConfigMap or Secret.
 * @param objects the objects that may include it
 * @returns `undefined` if none of them does
 */
export function repeatsAll(
  items: YamlNode,
  source: YamlNode | undefined,
  objects: readonly YamlNode[],
): boolean | undefined {
  const name = stringOf(nodeAt(source, 'name')) ?? stringOf(nodeAt(source, 'secretName'));
  const found = objects.find(
    (object) =>
      /^(?:ConfigMap|Secret)$/.test(stringOf(nodeAt(object, 'kind')) ?? '') &&
      stringOf(nodeAt(object, 'metadata', 'name')) === name,
  );
  if (name === undefined || found === undefined) return undefined;
  const keys = ['data', 'stringData', 'binaryData'].flatMap((field) =>
    entriesOf(nodeAt(found, field)).map(({ key }) => key),
  );
  const repeated = new Set(itemsOf(items).map((item) => stringOf(nodeAt(item, 'key'))));
  return keys.every((key) => repeated.has(key)) && repeated.size === new Set(keys).size;
}
