import type { JsonObject } from '../../kubernetes/json.ts';

/** One part of a selector, such as `tier in (web,api)`. */
const PART = /(![\w./-]+|[\w./-]+)(?:\s*(==|!=|=|\s+in\s+|\s+notin\s+)\s*(?:\(([^)]*)\)|([\w./-]*)))?/g;
const MOST = 8;

interface Requirement {
  readonly key: string;
  /** Whether the label must be present or absent. */
  readonly isWanted: boolean;
  /** Its values; none if only its presence counts. */
  readonly values: readonly string[];
}

/** Labels with which a selector selects an object, without those that must be absent. */
export function labelsThatMatch(selector: string): JsonObject {
  return matching(requirementsOf(selector));
}

/**
 * Labels that a selector picks, by each value that it lists, then labels that only just miss it: without a key, with another value, with one
 * that it excludes. The first always match.
 */
export function labelsAround(selector: string): JsonObject[] {
  const requirements = requirementsOf(selector);
  const base = matching(requirements);
  const found: JsonObject[] = [base];
  for (const { key, isWanted, values } of requirements)
    for (const value of values.slice(isWanted ? 1 : values.length)) found.push({ ...base, [key]: value });
  for (const { key, isWanted, values } of requirements) {
    if (isWanted) {
      const { [key]: _, ...without } = base;
      found.push(without);
      if (values[0] !== undefined) found.push({ ...base, [key]: `${values[0].slice(0, 50)}-old` });
    } else found.push({ ...base, [key]: 'other' }, { ...base, [key]: values[0] ?? 'yes' });
  }
  const seen = new Map(found.map((labels) => [JSON.stringify(labels), labels]));
  return [...seen.values()].slice(0, MOST);
}

function requirementsOf(selector: string): Requirement[] {
  return [...selector.matchAll(PART)].map(([, word = '', operator = '', set, value]) => {
    const isAbsent = word.startsWith('!');
    const values = set?.split(',').map((one) => one.trim()) ?? (operator === '' ? [] : [value ?? '']);
    const isWanted = !isAbsent && !/!=|notin/.test(operator);
    return { key: isAbsent ? word.slice(1) : word, isWanted, values };
  });
}

function matching(requirements: readonly Requirement[]): JsonObject {
  const wanted = requirements.filter(({ isWanted }) => isWanted);
  return Object.fromEntries(wanted.map(({ key, values }) => [key, values[0] ?? 'yes']));
}
