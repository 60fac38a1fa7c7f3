import { readApiPath } from '../../cluster/api/route.ts';
import { isObject, type Json, type JsonObject, textAt } from '../../kubernetes/json.ts';
import { RESOURCES } from './mentions.ts';
import type { SentRequest } from './sent-request.ts';
import { keyOf } from './state-changes.ts';
import { isFixed, type Touched } from './touched.ts';

/** The object that a patch is for, as `keyOf` writes it, and the fields that it says, whether or not they were so before. */
export function patchedBy({ server, method, path, body }: SentRequest): [string, Touched[]] | undefined {
  const found = readApiPath(path);
  if (method !== 'PATCH' || found === undefined || textAt(body, 'kind') !== '') return undefined;
  const { group, version, plural, namespace, name } = found;
  const resource = RESOURCES.byPath(group, version, plural);
  if (resource === undefined) return undefined;
  const fields = Array.isArray(body) ? operationFields(body) : isObject(body) ? leaves(body, []) : [];
  const said = fields.filter((field) => !isFixed(field));
  return [keyOf({ server, resource: resource.id, namespace, name }), said];
}

function leaves(object: JsonObject, path: readonly string[]): Touched[] {
  return Object.entries(object).flatMap(([key, value]): Touched[] => {
    if (isObject(value)) return leaves(value, [...path, key]);
    if (Array.isArray(value) || key.startsWith('$')) return [];
    return [{ path: [...path, key], ...(value !== null && { value }) }];
  });
}

function operationFields(operations: readonly Json[]): Touched[] {
  return operations.filter(isObject).flatMap((operation): Touched[] => {
    const path = textAt(operation, 'path').split('/').slice(1).map(unescaped);
    if (path.length === 0 || path.some((key) => /^(?:\d+|-)$/.test(key))) return [];
    const { value } = operation;
    return [{ path, ...(value !== undefined && { value }) }];
  });
}

/** @see https://www.rfc-editor.org/rfc/rfc6901#section-4 */
function unescaped(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
