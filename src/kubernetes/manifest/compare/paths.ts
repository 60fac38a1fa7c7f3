import { nodeAt, type YamlNode } from '../../../yaml/yaml-node.ts';

const STEP = /\["([^"]*)"\]|\[(\d+)\]|([^.[\]"]+)/g;

/** The node at a path such as `spec.containers[0].env`; `undefined` if there is none. */
export function nodeAtPath(root: YamlNode | undefined, path: string): YamlNode | undefined {
  if (root === undefined) return undefined;
  const steps = [...path.matchAll(STEP)].map(([, quoted, position, key]) =>
    position === undefined ? (quoted ?? key ?? '') : Number(position),
  );
  return nodeAt(root, ...steps);
}

/** The parent of a path: `spec.template` of `spec.template.metadata`. */
export function parentPath(path: string): string {
  return path.replace(/(?:\.[^.[\]"]+|\["[^"]*"\]|\[\d+\])$/, '');
}

/** The last key of a path, without quotes: `app` of `metadata.labels["app"]`. */
export function lastKey(path: string): string {
  return /\["([^"]*)"\]$/.exec(path)?.[1] ?? path.slice(path.lastIndexOf('.') + 1);
}

/** Whether one path equals another or is below it. */
export function isWithin(path: string, of: string): boolean {
  return path === of || (path.startsWith(of) && /^[.[]/.test(path.slice(of.length))) || of === '';
}

/** Whether a path equals one of several paths, or is below or above one. */
export function relatedTo(paths: readonly string[]): (path: string) => boolean {
  const own = new Set(paths);
  const above = new Set(paths.flatMap(ancestors));
  return (path) => above.has(path) || own.has(path) || ancestors(path).some((ancestor) => own.has(ancestor));
}

const DEEPEST = 100;

/** The ancestors of a path, the nearest first. */
function ancestors(path: string): string[] {
  const found: string[] = [];
  for (let at = parentPath(path); at !== path && found.length < DEEPEST; at = parentPath(at)) {
    found.push(at);
    if (parentPath(at) === at) break;
  }
  return found;
}

/** The field of a key: `ports` of `V1Container.ports`. */
export function fieldOfKey(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}
