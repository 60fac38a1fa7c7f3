import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';
import type { ApiResource } from '../../registry/resource.ts';
import { columnsOf } from './columns.ts';
import type { CustomTable } from './custom-columns.ts';
import { nameAndCreation } from './kinds/name-and-creation.ts';
import type { Printer } from './printer.ts';
import { PRINTERS } from './registry.ts';

/** How much of each row's object the table includes. */
export type IncludedObject = 'None' | 'Metadata' | 'Object';

export interface TableOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly include: IncludedObject;
  /** `v1` or `v1beta1` of `meta.k8s.io`. */
  readonly version: string;
  /** Whether to include the column definitions; a watch includes them only once. */
  readonly headers: boolean;
  /** The table of a resource that a custom resource definition declares. */
  readonly custom?: CustomTable;
}

/**
 * An object, or the items of a list, as a `Table`, which kubectl prints without computing anything itself.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables
 */
export function tableOf(resource: ApiResource, object: JsonObject, options: TableOptions): JsonObject {
  const isList = Array.isArray(object.items);
  const printer = options.custom?.printer ?? lookUp(PRINTERS, resource.id) ?? nameAndCreation;
  const columns = options.custom?.columns ?? columnsOf(resource.id);
  const rows = isList ? objectsAt(object, 'items') : [object];
  return {
    kind: 'Table',
    apiVersion: `meta.k8s.io/${options.version}`,
    metadata: isList ? objectAt(object, 'metadata') : metadataOf(object),
    columnDefinitions: options.headers ? columns.map((column) => ({ ...column })) : null,
    rows: rows.map((row) => rowOf(row, isList ? typed(row, resource, object) : row, printer, options)),
  };
}

/** An item of a list, with the kind and version that the list gives for all items. */
function typed(item: JsonObject, { kind }: ApiResource, { apiVersion = '' }: JsonObject): JsonObject {
  return { kind, apiVersion, ...item };
}

function metadataOf(object: JsonObject): JsonObject {
  const resourceVersion = textAt(object, 'metadata', 'resourceVersion');
  return resourceVersion === '' ? {} : { resourceVersion };
}

function rowOf(
  object: JsonObject,
  whole: JsonObject,
  printer: Printer,
  { now, include, version }: TableOptions,
): JsonObject {
  const conditions = printer.conditions?.(object) ?? [];
  return {
    cells: [...printer.cells(object, now)],
    ...(conditions.length > 0 && { conditions: [...conditions] }),
    object: include === 'Object' ? whole : include === 'Metadata' ? metadataOnly(object, version) : null,
  };
}

/** Only the metadata of an object. */
export function metadataOnly(object: JsonObject, version: string): JsonObject {
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: `meta.k8s.io/${version}`,
    metadata: objectAt(object, 'metadata'),
  };
}
