import type { JsonObject } from '../../kubernetes/json.ts';
import { lookUp } from '../../source/look-up.ts';
import { withWrittenManagers } from '../patch/apply/managed-fields.ts';
import type { ApiCall } from './api-call.ts';
import { negotiate } from './negotiate.ts';
import { badRequest } from './status-error.ts';
import { AGGREGATED_TABLES } from './table/metrics-table.ts';
import { SCALE_TABLE } from './table/scale-table.ts';
import { type IncludedObject, metadataOnly, tableOf } from './table/table.ts';

/** Converts an object or a list to the form that a client accepts. In a watch it is called for each object. */
export type Present = (object: JsonObject) => JsonObject;

/**
 * The form that a request accepts: the objects themselves, a Table of them, or only their metadata, with field owners included. Throws 406.
 */
export function presenterOf(call: ApiCall): Present {
  const present = formOf(call);
  return (object) => present(withOwners(object));
}

function withOwners(object: JsonObject): JsonObject {
  const { items } = object;
  if (!Array.isArray(items)) return withWrittenManagers(object);
  return { ...object, items: items.map((item) => withWrittenManagers(item as JsonObject)) };
}

function formOf({ request, route, context }: ApiCall): Present {
  const { as } = negotiate(request.headers.accept);
  if (as === undefined) return (object) => object;
  const { kind, version } = as;
  if (kind !== 'Table') return (object) => withMetadataOnly(object, version);
  const include = includedObject(request.query.get('includeObject') ?? '');
  let headers = true;
  return (object) => {
    const custom =
      context.resources.customVersion(route.resource, route.version)?.table ??
      (object.kind === 'Scale' ? SCALE_TABLE : lookUp(AGGREGATED_TABLES, route.resource.id));
    const { now } = context.world;
    const table = tableOf(route.resource, object, {
      now,
      include,
      version,
      headers,
      ...(custom && { custom }),
    });
    headers = false;
    return table;
  };
}

function withMetadataOnly(object: JsonObject, version: string): JsonObject {
  if (!Array.isArray(object.items)) return metadataOnly(object, version);
  return {
    kind: 'PartialObjectMetadataList',
    apiVersion: `meta.k8s.io/${version}`,
    metadata: object.metadata ?? {},
    items: object.items.map((item) => metadataOnly(item as JsonObject, version)),
  };
}

function includedObject(word: string): IncludedObject {
  if (word === '') return 'Metadata';
  if (word === 'None' || word === 'Metadata' || word === 'Object') return word;
  throw badRequest(`unrecognized includeObject value: "${word}"`);
}
