import type { FieldPath } from '../../field-path.ts';
import { type ApiObject, number, object, objects, text } from '../../object-values.ts';
import { checkFieldRef, checkResourceFieldRef, FILE_FIELDS } from './downward-field.ts';
import { checkFilePath } from './local-path.ts';

const MODE = 'must be a number between 0 and 0777 (octal), both inclusive';

/** Checks a file mode, which may be absent. */
export function checkMode(of: ApiObject, field: string, at: FieldPath): void {
  const mode = number(of, field);
  if (mode !== undefined && (mode < 0 || mode > 0o777)) at.child(field).invalid(mode, MODE);
}

/** Checks the keys of a ConfigMap or Secret and the files that they become. */
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

/** Checks a downward API file; for a problem in an item, the API server reports the path of the list. */
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
