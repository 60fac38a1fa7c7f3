import type { YamlNode } from '../../src/yaml/yaml-node.ts';

export interface Removal {
  /** Of the part that was taken out. */
  readonly path: string;
  readonly without: YamlNode;
}

/** Every way to take one part out of an object: each entry of a map and each item of a list, at any depth. */
export function removals(node: YamlNode, path = ''): Removal[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'list') {
    return node.items.flatMap((item, position) => {
      const at = `${path}[${position}]`;
      const inner = removals(item, at).map((r) => ({
        ...r,
        without: { ...node, items: node.items.with(position, r.without) },
      }));
      return [{ path: at, without: { ...node, items: node.items.toSpliced(position, 1) } }, ...inner];
    });
  }
  return node.entries.flatMap((entry, position) => {
    const at = keyPath(path, entry.key);
    const inner = removals(entry.value, at).map((r) => ({
      ...r,
      without: { ...node, entries: node.entries.with(position, { ...entry, value: r.without }) },
    }));
    return [{ path: at, without: { ...node, entries: node.entries.toSpliced(position, 1) } }, ...inner];
  });
}

function keyPath(path: string, key: string): string {
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${path}["${key}"]`;
  return path === '' ? key : `${path}.${key}`;
}
