import { nodeAt, type YamlNode } from '../../../yaml/yaml-node.ts';

const STEP = /\["([^"]*)"\]|\[(\d+)\]|([^.[\]"]+)/g;

/** The node below `spec.containers[0].env`; `undefined` where the path leaves the tree. */
export function nodeAtPath(root: YamlNode | undefined, path: string): YamlNode | undefined {
  if (root === undefined) return undefined;
  const steps = [...path.matchAll(STEP)].map(([, quoted, position, key]) =>
    position === undefined ? (quoted ?? key ?? '') : Number(position),
  );
  return nodeAt(root, ...steps);
}

/** `spec.template` of `spec.template.metadata`. */
export function parentPath(path: string): string {
  return path.replace(/(?:\.[^.[\]"]+|\["[^"]*"\]|\[\d+\])$/, '');
}

/** `metadata.labels.app` of `metadata.labels["app"]`: the last key, without quotes. */
export function lastKey(path: string): string {
  return /\["([^"]*)"\]$/.exec(path)?.[1] ?? path.slice(path.lastIndexOf('.') + 1);
}

/** Whether one path is the other, or leads into it. */
export function isWithin(path: string, of: string): boolean {
  return path === of || (path.startsWith(of) && /^[.[]/.test(path.slice(of.length))) || of === '';
}

/** Whether a path is one of some, or within one, or leads to one. */
export function relatedTo(paths: readonly string[]): (path: string) => boolean {
  const own = new Set(paths);
  const above = new Set(paths.flatMap(ancestors));
  return (path) => above.has(path) || own.has(path) || ancestors(path).some((ancestor) => own.has(ancestor));
}

const DEEPEST = 100;

/** The paths that lead to a path, the nearest first. */
function ancestors(path: string): string[] {
  const found: string[] = [];
  for (let at = parentPath(path); at !== path && found.length < DEEPEST; at = parentPath(at)) {
    found.push(at);
    if (parentPath(at) === at) break;
  }
  return found;
}

/** `ports` of `V1Container.ports`. */
export function fieldOfKey(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}
