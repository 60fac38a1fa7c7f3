import { isObject, type Json, type JsonObject, textAt } from '../../kubernetes/json.ts';
import { SELECTED_KINDS } from '../../kubernetes/manifest/compare/selected-kinds.ts';
import { leafDifferences } from './leaf-differences.ts';
import type { StateChange } from './state-changes.ts';

/** How two objects that were created alike differ. `free`: by names that only describe. `unclear`: by names of which the task may say nothing. */
export type CreatedComparison = 'free' | 'unclear' | 'different';

const LABEL = /^(?:metadata|spec\.(?:.*\.)?template\.metadata)\.(labels|annotations)\.(.+)$/;
const SELECTOR = /^spec\.selector(?:\.matchLabels)?\./;
const PORT_NAME = /\bports\.\d+\.name$/;
const CONTAINER_NAME = /\bcontainers\.\d+\.name$/;

/**
 * Looks at two new objects that are not the same: a generator gives labels, ports and containers names that no task asks for, and an answer may
 * add labels of its own.
 * @param said the text of the reference: what it says itself is asked for
 * @param selected keys that some selector of the world looks at
 */
export function compareCreated(
  { after: expected, kind }: StateChange,
  { after: actual }: StateChange,
  said: string,
  selected: ReadonlySet<string>,
): CreatedComparison {
  let found: CreatedComparison = 'free';
  for (const { path, reference, answer } of leafDifferences(expected, actual)) {
    const [, field, key = ''] = LABEL.exec(path.join('.')) ?? [];
    const name = path.join('.');
    const isAsked = reference !== undefined && isSaid(field === undefined ? (path.at(-1) ?? '') : key, said);
    if (isAsked) return 'different';
    if (PORT_NAME.test(name) || (name === 'description' && reference === undefined)) continue;
    if (SELECTOR.test(name) && textAt(expected, 'spec', 'type') === 'ExternalName') continue;
    if (field !== undefined && reference === undefined && answer !== undefined && !selected.has(key))
      continue;
    if (field !== undefined && path[0] === 'metadata' && answer === undefined && !SELECTED_KINDS.has(kind))
      continue;
    if (key === 'run' && isOfRun(reference, actual) && answer === undefined && !selected.has(key)) continue;
    if (field === undefined && !SELECTOR.test(name) && !CONTAINER_NAME.test(name)) return 'different';
    found = 'unclear';
  }
  return found;
}

/** Whether a value of the label `run` is the one that `kubectl run` gives by itself: the Pod's name. */
function isOfRun(value: Json | undefined, pod: JsonObject | undefined): boolean {
  return value === textAt(pod, 'metadata', 'name');
}

/** Whether a text gives a key a value of its own: `app=web`, `app: web`. */
function isSaid(key: string, text: string): boolean {
  return text.includes(`${key}=`) || text.includes(`${key}:`) || text.includes(`"${key}"`);
}

/** The keys that selectors of objects look at. */
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
