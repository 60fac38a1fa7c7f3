import { checkName } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { dnsSubdomain, pathSegment } from '../names.ts';
import { type ApiObject, optionalText, text } from '../object-values.ts';

/** Checks a reference to an object by group, kind and name, as a backend or as parameters. */
export function checkTypedReference(reference: ApiObject, at: FieldPath): void {
  const group = optionalText(reference, 'apiGroup');
  if (group !== undefined) checkName(group, dnsSubdomain, at.child('apiGroup'));
  for (const field of ['kind', 'name']) {
    const word = text(reference, field);
    if (word === '') at.child(field).required();
    else checkName(word, pathSegment, at.child(field));
  }
}
