import { isObject, type Json, type JsonObject, listAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import { readFields, writeFields } from './field-set.ts';
import { lateManagers, metadataWithoutManagers } from './late-managers.ts';
import { type Managers, managerKey, type Ownership } from './manager.ts';

const READ = new WeakMap<readonly Json[], Managers>();

/** The owners of an object's fields, computed on demand or read from `metadata.managedFields`; `undefined` if an entry cannot be read. */
export function readManagers(object: JsonObject): Managers | undefined {
  const late = lateManagers(object);
  if (late !== undefined) return late.read();
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

/**
 * `metadata.managedFields` in the API server's order: `Apply` managers first, then by time and name. The result is cached for later reads.
 */
function writeManagers(managers: Managers): Json[] {
  const known = WRITTEN.get(managers);
  if (known !== undefined) return known;
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
  WRITTEN.set(managers, entries);
  return entries;
}

const WRITTEN = new WeakMap<Managers, Json[]>();

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
  const metadata = metadataWithoutManagers(object);
  if (managers.size > 0) metadata.managedFields = writeManagers(managers);
  return { ...object, metadata };
}

/** An object with its `managedFields` written out, as clients receive it. */
export function withWrittenManagers(object: JsonObject): JsonObject {
  const late = lateManagers(object);
  return late === undefined ? object : withManagers(object, late.read());
}

/** A copy of an object without fields that cannot be owned: its identity and the fields that the server writes. */
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
