import { parseData } from '../../yaml/parse-data.ts';
import { groupOf } from '../schema/schemas.ts';
import { type ApiObject, isApiObject, object, objects, text } from '../validation/object-values.ts';

/** The objects of a file's text, with a `List` split into its items. */
export function objectsOf(manifest: string): ApiObject[] {
  return parseData(manifest).documents.flatMap((document) => {
    if (!isApiObject(document)) return [];
    return text(document, 'kind').endsWith('List') ? objects(document, 'items') : [document];
  });
}

/**
 * The stored object that another object replaces: the one of its kind, namespace and name. If there is only one stored object and it has the same
 * kind, it is that one, under another name.
 */
export function storedFor(after: ApiObject, stored: readonly ApiObject[]): ApiObject | undefined {
  const alike = stored.filter((one) => kindOf(one) === kindOf(after));
  const same = alike.find((one) => placeOf(one) === placeOf(after));
  return same ?? (stored.length === 1 ? alike[0] : undefined);
}

function kindOf(one: ApiObject): string {
  return `${groupOf(text(one, 'apiVersion'))}/${text(one, 'kind')}`;
}

function placeOf(one: ApiObject): string {
  const metadata = object(one, 'metadata');
  return `${text(metadata, 'namespace') || 'default'}/${text(metadata, 'name')}`;
}
