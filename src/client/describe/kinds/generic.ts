import { isObject, type Json, type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import type { Description } from '../description.ts';
import { describeEvents } from '../events.ts';
import { goText } from '../values.ts';

/** Fields that are printed at the top already, or that are not useful. */
const LEFT_OUT = ['managedFields', 'name', 'namespace', 'labels', 'annotations'].map(
  (field) => `.metadata.${field}`,
);
const ACRONYMS = ['API', 'URL', 'UID', 'OSB', 'GUID'];

/** The description of kinds without one of their own, such as custom resources: all fields, sorted by name. */
export const describeGeneric: Describer = function* (subject, page) {
  const { object } = subject;
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Namespace', textAt(object, 'metadata', 'namespace'));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  writeFields(page, object, 0, '');
  yield* describeEvents(subject, page);
};

function writeFields(page: Description, object: JsonObject, level: number, above: string): void {
  for (const field of Object.keys(object).sort()) {
    const path = `${above}.${field}`;
    if (LEFT_OUT.includes(path)) continue;
    const value = object[field] ?? null;
    if (isObject(value)) {
      page.line(level, `${wordsOf(field)}:`);
      writeFields(page, value, level + 1, path);
    } else if (Array.isArray(value)) {
      page.line(level, `${wordsOf(field)}:`);
      for (const item of value) writeItem(page, item, level + 1, path);
    } else page.field(wordsOf(field), goText(value), level);
  }
}

function writeItem(page: Description, item: Json, level: number, path: string): void {
  if (isObject(item)) writeFields(page, item, level, path);
  else page.line(level, goText(item));
}

/** A field name in words: `Failure Policy` for `failurePolicy`; a name with characters other than letters stays. */
function wordsOf(field: string): string {
  if (/[^\p{L}-]/u.test(field)) return field;
  const parts = field.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}]+|\p{Lu}|-+|\p{L}+/gu) ?? [];
  return parts
    .map((part) =>
      ACRONYMS.includes(part.toUpperCase())
        ? part.toUpperCase()
        : part.charAt(0).toUpperCase() + part.slice(1).toLowerCase(),
    )
    .join(' ');
}
