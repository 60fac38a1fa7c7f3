import { type Json, type JsonObject, numberAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { JsonPathError } from '../../../kubernetes/jsonpath/parse.ts';
import { findByJsonPath } from '../../../kubernetes/jsonpath/print.ts';
import { since } from './cells/age.ts';
import type { TableColumn } from './columns.ts';
import type { Cell, Printer } from './printer.ts';

/** The table of a custom resource. */
export interface CustomTable {
  readonly columns: readonly TableColumn[];
  readonly printer: Printer;
}

const NAME: TableColumn = {
  name: 'Name',
  type: 'string',
  format: 'name',
  priority: 0,
  description:
    'Name must be unique within a namespace. Is required when creating resources, although some resources may allow a client to request the generation of an appropriate name automatically. Name is primarily intended for creation idempotence and configuration definition. Cannot be updated. More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names',
};

/** The column used if a version declares none. */
const AGE: JsonObject = {
  name: 'Age',
  type: 'date',
  description:
    'CreationTimestamp is a timestamp representing the server time when this object was created. It is not guaranteed to be set in happens-before order across separate operations. Clients may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by the system. Read-only. Null for lists. More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#metadata',
  jsonPath: '.metadata.creationTimestamp',
};

/**
 * The table declared by the `additionalPrinterColumns` of a custom resource definition's version.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#additional-printer-columns
 */
export function customTable(version: JsonObject): CustomTable {
  const declared = objectsAt(version, 'additionalPrinterColumns');
  const columns = declared.length === 0 ? [AGE] : declared;
  return {
    columns: [NAME, ...columns.map(columnOf)],
    printer: {
      cells: (object, now) => [
        textAt(object, 'metadata', 'name'),
        ...columns.map((column) => cellOf(column, object, now)),
      ],
    },
  };
}

function columnOf(column: JsonObject): TableColumn {
  const name = textAt(column, 'name');
  return {
    name,
    type: textAt(column, 'type'),
    format: textAt(column, 'format'),
    description:
      textAt(column, 'description') ||
      `Custom resource definition column (in JSONPath format): ${textAt(column, 'jsonPath')}`,
    priority: numberAt(column, 'priority') ?? 0,
  };
}

/** The first value at the column's path, in the column's type; `null` if there is none or if it has another type. */
function cellOf(column: JsonObject, object: JsonObject, now: number): Cell {
  const value = firstAt(object, textAt(column, 'jsonPath'));
  if (value === undefined || value === null) return null;
  switch (textAt(column, 'type')) {
    case 'string':
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    case 'date':
      return typeof value === 'string' && value !== '' ? since(value, now) : null;
    case 'integer':
      return typeof value === 'number' ? Math.trunc(value) : null;
    case 'number':
      return typeof value === 'number' ? value : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    default:
      return null;
  }
}

/** The first value at a path, or `undefined` if the path does not fit the object. */
function firstAt(object: JsonObject, path: string): Json | undefined {
  try {
    return findByJsonPath(`{${path}}`, object)[0];
  } catch (problem) {
    if (problem instanceof JsonPathError) return undefined;
    throw problem;
  }
}
