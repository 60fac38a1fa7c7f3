import { entriesOf, entryOf, itemsOf, nodeAt, stringOf, type YamlNode } from '../../../yaml/yaml-node.ts';
import { nodeAtPath, parentPath } from './paths.ts';

/** Volumes that are read-only whatever a mount says: <https://kubernetes.io/docs/concepts/storage/volumes/#configmap>. */
const READ_ONLY = ['configMap', 'secret', 'downwardAPI', 'projected', 'image'];

/** Whether what a container mounts cannot be written in any case. */
export function mountsReadOnly(object: YamlNode | undefined, path: string): boolean {
  const mount = nodeAtPath(object, parentPath(path));
  const name = stringOf(nodeAt(mount, 'name'));
  const pod = path.replace(/\.(?:initContainers|containers)\[.*$/, '');
  const volume = itemsOf(nodeAtPath(object, `${pod}.volumes`)).find(
    (one) => stringOf(nodeAt(one, 'name')) === name,
  );
  return name !== undefined && READ_ONLY.some((source) => entryOf(volume, source) !== undefined);
}

/** Whether the `items` of a volume give each key its own name as its path; only then may they say what holds without them. */
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
 * Whether `items` that repeat keys repeat all keys of the ConfigMap or Secret of a volume.
 * @param objects where it may be
 * @returns `undefined` where it is in none of them
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
