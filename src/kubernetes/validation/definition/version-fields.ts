import type { FieldPath } from '../field-path.ts';
import { type ApiObject, object, text } from '../object-values.ts';

const TYPES = ['boolean', 'date', 'integer', 'number', 'string'];
const FORMATS = ['byte', 'date', 'date-time', 'double', 'float', 'int32', 'int64', 'password'];
const SIMPLE_PATH = /^(?:\.[A-Za-z_][A-Za-z0-9_-]*|\.\[[^\]]+\]|\[[^\]]*\])+$/;
const FIELD_PATH = /^(?:\.[A-Za-z_][A-Za-z0-9_-]*)+$/;

/** Checks the columns that kubectl prints for a custom resource. */
export function checkColumns(columns: readonly ApiObject[], at: FieldPath): void {
  columns.forEach((column, position) => {
    const here = at.item(position);
    if (text(column, 'name') === '') here.child('name').required();
    const type = text(column, 'type');
    if (type === '') here.child('type').required(`must be one of ${TYPES.join(',')}`);
    else if (!TYPES.includes(type)) here.child('type').invalid(type, `must be one of ${TYPES.join(',')}`);
    const format = text(column, 'format');
    if (format !== '' && !FORMATS.includes(format))
      here.child('format').invalid(format, `must be one of ${FORMATS.join(',')}`);
    const path = text(column, 'jsonPath');
    if (path === '') here.child('JSONPath').required();
    else if (!path.startsWith('.'))
      here.child('JSONPath').invalid(path, 'must be a simple json path starting with .');
    else if (!isPath(path)) here.child('JSONPath').invalid(path, 'is an invalid jsonpath');
  });
}

/** Whether a path is simple, or at least closes all of its brackets. */
function isPath(path: string): boolean {
  return SIMPLE_PATH.test(path) || path.split('[').length === path.split(']').length;
}

/** Checks the subresources of a custom resource: its status and its scale. */
export function checkSubresources(subresources: ApiObject | undefined, at: FieldPath): void {
  const scale = object(subresources, 'scale');
  if (scale === undefined) return;
  const here = at.child('scale');
  checkReplicasPath(text(scale, 'specReplicasPath'), ['.spec.'], true, here.child('specReplicasPath'));
  checkReplicasPath(text(scale, 'statusReplicasPath'), ['.status.'], true, here.child('statusReplicasPath'));
  checkReplicasPath(
    text(scale, 'labelSelectorPath'),
    ['.spec.', '.status.'],
    false,
    here.child('labelSelectorPath'),
  );
}

function checkReplicasPath(path: string, under: readonly string[], needed: boolean, at: FieldPath): void {
  if (path === '') {
    if (needed) at.required();
    return;
  }
  if (!FIELD_PATH.test(path)) at.invalid(path, 'must be a simple json path starting with .');
  else if (!under.some((start) => path.startsWith(start)))
    at.invalid(path, `should be a json path under ${under.map((start) => start.slice(0, -1)).join(' or ')}`);
}

/** Checks the fields by which custom resources can be selected. */
export function checkSelectableFields(fields: readonly ApiObject[], at: FieldPath): void {
  if (fields.length > 8) at.tooMany(fields.length, 8);
  const seen = new Set<string>();
  fields.forEach((field, position) => {
    const here = at.item(position).child('jsonPath');
    const path = text(field, 'jsonPath');
    if (path === '') here.required();
    else if (!FIELD_PATH.test(path)) here.invalid(path, 'is an invalid path');
    else if (path.startsWith('.metadata.')) here.invalid(path, 'must not point to fields in metadata');
    if (seen.has(path)) here.duplicate(path);
    seen.add(path);
  });
}
