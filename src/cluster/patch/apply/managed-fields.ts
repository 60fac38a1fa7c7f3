import { isObject, type Json, type JsonObject, listAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import { type FieldSet, readFields, writeFields } from './field-set.ts';

/** Who owns some fields of an object, and by which way. */
export interface Manager {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  /** Empty for the object itself. */
  readonly subresource: string;
}

export interface Ownership extends Manager {
  readonly fields: FieldSet;
  /** RFC 3339. */
  readonly time?: string;
}

/** The owners of an object's fields by key. Frozen by use. */
export type Managers = ReadonlyMap<string, Ownership>;

/** Two entries with the same key are the same manager; who applies may do so in another version. */
export function managerKey({ manager, operation, apiVersion, subresource }: Manager): string {
  return JSON.stringify([manager, operation, operation === 'Apply' ? '' : apiVersion, subresource]);
}

/** As messages call a manager: `"kubectl-patch" using v1`. */
export function showManager({ manager, operation, apiVersion, subresource }: Manager): string {
  const name = JSON.stringify(manager);
  const part = subresource === '' ? name : `${name} with subresource ${JSON.stringify(subresource)}`;
  return operation === 'Update' ? `${part} using ${apiVersion}` : part;
}

const READ = new WeakMap<readonly Json[], Managers>();

/** Reads `metadata.managedFields`; `undefined` where an entry cannot be read. */
export function readManagers(object: JsonObject): Managers | undefined {
  const entries = listAt(object, 'metadata', 'managedFields');
  const known = READ.get(entries);
  if (known !== undefined) return known;
  const found = readEntries(entries.filter(isObject));
  if (found !== undefined && Object.isFrozen(entries)) READ.set(entries, found);
  return found;
}

function readEntries(entries: readonly JsonObject[]): Managers | undefined {
  const found = new Map<string, Ownership>();
  for (const entry of entries) {
    const operation = textAt(entry, 'operation');
    if (operation !== 'Apply' && operation !== 'Update') return undefined;
    const time = textAt(entry, 'time');
    const owner: Ownership = {
      manager: textAt(entry, 'manager'),
      operation,
      apiVersion: textAt(entry, 'apiVersion'),
      subresource: textAt(entry, 'subresource'),
      fields: readFields(objectAt(entry, 'fieldsV1')),
      ...(time !== '' && { time }),
    };
    found.set(managerKey(owner), owner);
  }
  return found;
}

/** `metadata.managedFields` in the API server's order: who applies first, then by time and name. What is written need not be read again. */
function writeManagers(managers: Managers): Json[] {
  const sortKeys = ([, one]: readonly [string, Ownership]): string[] => [
    one.operation,
    one.time ?? '',
    one.manager,
    one.apiVersion,
    one.subresource,
  ];
  const sorted = [...managers].sort((a, b) => {
    const [left, right] = [sortKeys(a), sortKeys(b)];
    const at = left.findIndex((key, position) => key !== right[position]);
    return at < 0 ? 0 : (left[at] ?? '') < (right[at] ?? '') ? -1 : 1;
  });
  const entries = sorted.map(([, owner]) => writeOwner(owner));
  READ.set(entries, new Map(sorted));
  return entries;
}

function writeOwner({ manager, operation, apiVersion, time, fields, subresource }: Ownership): JsonObject {
  return {
    manager,
    operation,
    apiVersion,
    ...(time !== undefined && { time }),
    fieldsType: 'FieldsV1',
    fieldsV1: writeFields(fields),
    ...(subresource !== '' && { subresource }),
  };
}

/** A copy of an object with other owners of its fields. */
export function withManagers(object: JsonObject, managers: Managers): JsonObject {
  const { managedFields: _, ...metadata } = objectAt(object, 'metadata');
  if (managers.size > 0) metadata.managedFields = writeManagers(managers);
  return { ...object, metadata };
}

/** A copy of an object without what nobody can own: its identity and what the server writes. */
export function ownable(object: JsonObject): JsonObject {
  const metadata: JsonObject = {};
  for (const [key, value] of Object.entries(objectAt(object, 'metadata')))
    if (!UNOWNED.has(key)) metadata[key] = value;
  const { apiVersion: _, kind: __, ...rest } = object;
  return isObject(object.metadata) ? { ...rest, metadata } : rest;
}

const UNOWNED = new Set([
  'name',
  'namespace',
  'creationTimestamp',
  'selfLink',
  'uid',
  'clusterName',
  'generation',
  'managedFields',
  'resourceVersion',
]);
