import type { FieldPath } from '../../field-path.ts';
import { type ApiObject, number, object, objects, text } from '../../object-values.ts';
import { checkFieldRef, checkResourceFieldRef, FILE_FIELDS } from './downward-field.ts';
import { checkFilePath } from './local-path.ts';

const MODE = 'must be a number between 0 and 0777 (octal), both inclusive';

/** A file's mode; it may be left out. */
export function checkMode(of: ApiObject, field: string, at: FieldPath): void {
  const mode = number(of, field);
  if (mode !== undefined && (mode < 0 || mode > 0o777)) at.child(field).invalid(mode, MODE);
}

/** Keys of a ConfigMap or Secret with the file that each becomes. */
export function checkItems(of: ApiObject, at: FieldPath): void {
  objects(of, 'items').forEach((item, position) => {
    const here = at.item(position);
    if (text(item, 'key') === '') here.child('key').required();
    const path = text(item, 'path');
    if (path === '') here.child('path').required();
    checkFilePath(path, here.child('path'));
    checkMode(item, 'mode', here);
  });
}

/** A file of what the Pod knows of itself; the API server names the list's place for what is wrong with an item. */
export function checkDownwardFile(file: ApiObject, at: FieldPath): void {
  const path = text(file, 'path');
  if (path === '') at.child('path').required();
  checkFilePath(path, at.child('path'));
  const field = object(file, 'fieldRef');
  const resource = object(file, 'resourceFieldRef');
  if (field !== undefined) {
    checkFieldRef(field, FILE_FIELDS, at.child('fieldRef'));
    if (resource !== undefined)
      at.invalid('resource', 'fieldRef and resourceFieldRef can not be specified simultaneously');
  } else if (resource !== undefined) checkResourceFieldRef(resource, true, at.child('resourceFieldRef'));
  else at.required('one of fieldRef and resourceFieldRef is required');
  checkMode(file, 'mode', at);
}
