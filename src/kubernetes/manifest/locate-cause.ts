import { entriesOf, entryOf, itemsOf } from '../../yaml/yaml-node.ts';
import type { Cause, Step } from '../validation/cause.ts';
import { itemPath, keyPath } from './field-path.ts';
import { child, type Located } from './located.ts';

/** Paths that the API server reports differently from how they are written. */
const WRITTEN_AT: readonly (readonly [server: RegExp, written: readonly Step[]])[] = [
  [/^metadata\.taints/, ['spec', 'taints']],
  [/^spec\.podCIDRs/, ['spec', 'podCIDR']],
];

/** The position of a cause in the text: the value itself, or the nearest written value around it. */
export interface CausePlace {
  /** The path of the field in our notation, whether it is written or not. */
  readonly path: string;
  readonly nearest: Located;
  /** Whether the field is written. */
  readonly found: boolean;
}

export function locateCause(root: Located, cause: Cause): CausePlace {
  const place = walk(root, cause.steps);
  if (place.found) return place;
  const others = [...otherSteps(cause)].map((steps) => walk(root, steps));
  return (
    others.find((other) => other.found) ??
    others.find((other) => other.nearest.path.length > place.nearest.path.length) ??
    place
  );
}

/**
 * Other paths for a cause: the API server reports a template's labels without `metadata`, the only schema of a definition as in its oldest
 * version, and taints as metadata.
 */
function* otherSteps({ steps, field }: Cause): Iterable<readonly Step[]> {
  const template = steps.lastIndexOf('template');
  const next = steps[template + 1];
  if (template >= 0 && (next === 'labels' || next === 'annotations'))
    yield [...steps.slice(0, template + 1), 'metadata', ...steps.slice(template + 1)];
  if (field.startsWith('spec.validation.openAPIV3Schema'))
    yield ['spec', 'versions', 0, 'schema', ...steps.slice(2)];
  for (const [server, written] of WRITTEN_AT) if (server.test(field)) yield [...written, ...steps.slice(2)];
  for (const [server, written] of WRITTEN_AT) if (server.test(field)) yield written;
}

function walk(root: Located, steps: readonly Step[]): CausePlace {
  let nearest: Located = root;
  let path = root.path;
  let found = true;
  for (const step of steps) {
    path = typeof step === 'number' ? itemPath(path, step) : keyPath(path, step);
    const next = found ? stepInto(nearest, step) : undefined;
    if (next === undefined) found = false;
    else nearest = next;
  }
  return { path, nearest, found };
}

function stepInto(from: Located, step: Step): Located | undefined {
  if (typeof step === 'number') {
    const node = itemsOf(from.node)[step];
    const first = entriesOf(node)[0];
    return node === undefined
      ? undefined
      : { node, path: itemPath(from.path, step), at: first?.keyRange ?? node.range };
  }
  const entry = entryOf(from.node, step);
  if (entry === undefined) return undefined;
  return child(from, step) ?? { node: entry.value, path: keyPath(from.path, step), at: entry.keyRange };
}
