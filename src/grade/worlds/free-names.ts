import { isObject, type Json, textAt } from '../../kubernetes/json.ts';
import { SELECTED_KINDS } from '../../kubernetes/manifest/compare/selected-kinds.ts';
import { leafDifferences } from './leaf-differences.ts';
import type { StateChange } from './state-changes.ts';

/** How two created objects differ. `free`: by names that only describe. `unclear`: by names that the task may not mention. */
export type CreatedComparison = 'free' | 'unclear' | 'different';

const LABEL = /^(?:metadata|spec\.(?:.*\.)?template\.metadata)\.(?:labels|annotations)\./;
const SELECTOR = /^spec\.selector(?:\.matchLabels)?\./;
const PORT_NAME = /\bports\.\d+\.name$/;
const CONTAINER_NAME = /\bcontainers\.\d+\.name$/;

/**
 * Compares two new objects that are not equal: a generator gives labels, ports and containers names that no task asks for, and an answer may
 * add labels of its own.
 * @param said the text of the reference, whose own names are required
 * @param selected keys that some selector in the world uses
 */
export function compareCreated(
  { after: expected, kind }: StateChange,
  { after: actual }: StateChange,
  said: string,
  selected: ReadonlySet<string>,
): CreatedComparison {
  let found: CreatedComparison = 'free';
  for (const { path, reference, answer } of leafDifferences(expected, actual)) {
    const key = path.at(-1) ?? '';
    const name = path.join('.');
    const isLabel = LABEL.test(name);
    const isAsked = reference !== undefined && isSaid(key, said);
    if (isAsked) return 'different';
    if (PORT_NAME.test(name) || (name === 'description' && reference === undefined)) continue;
    if (SELECTOR.test(name) && textAt(expected, 'spec', 'type') === 'ExternalName') continue;
    if (isLabel && reference === undefined && !selected.has(key)) continue;
    if (isLabel && path[0] === 'metadata' && answer === undefined && !SELECTED_KINDS.has(kind)) continue;
    // `kubectl run` gives this label by itself.
    const isOfRun = isLabel && key === 'run' && reference === textAt(actual, 'metadata', 'name');
    if (isOfRun && answer === undefined && !selected.has(key)) continue;
    if (!isLabel && !SELECTOR.test(name) && !CONTAINER_NAME.test(name)) return 'different';
    found = 'unclear';
  }
  return found;
}

/** Whether a text gives a key a value of its own: `app=web`, `app: web`. */
function isSaid(key: string, text: string): boolean {
  return text.includes(`${key}=`) || text.includes(`${key}:`) || text.includes(`"${key}"`);
}

/** The keys that selectors of objects use. */
export function selectedKeys(changes: readonly StateChange[]): Set<string> {
  const keys = new Set<string>();
  const visit = (value: Json | undefined, inSelector: boolean): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, inSelector);
    else if (isObject(value))
      for (const [key, inner] of Object.entries(value)) {
        if (inSelector && typeof inner === 'string') keys.add(key === 'key' ? inner : key);
        visit(inner, inSelector || /selector/i.test(key));
      }
  };
  for (const { after } of changes) visit(after, false);
  return keys;
}
