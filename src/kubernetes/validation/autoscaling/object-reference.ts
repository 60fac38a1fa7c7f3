import { checkName } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { pathSegment } from '../names.ts';
import { type ApiObject, text } from '../object-values.ts';

/** Checks an object named by API version, kind and name. A scaled object has an API group, unless it is a ReplicationController. */
export function checkObjectReference(reference: ApiObject | undefined, scaled: boolean, at: FieldPath): void {
  for (const field of ['kind', 'name']) {
    const word = text(reference, field);
    if (word === '') at.child(field).required();
    else checkName(word, pathSegment, at.child(field));
  }
  const version = text(reference, 'apiVersion');
  const slashes = version.split('/').length - 1;
  if (slashes > 1) at.child('apiVersion').invalid(version, `unexpected GroupVersion string: ${version}`);
  else if (
    scaled &&
    (slashes === 0 || version.startsWith('/')) &&
    text(reference, 'kind') !== 'ReplicationController'
  )
    at.child('apiVersion').invalid(version, 'apiVersion must specify API group');
}
