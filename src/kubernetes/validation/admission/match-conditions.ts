import { admissionNames } from '../cel/admission-names.ts';
import { checkExpression } from '../cel/check-expression.ts';
import { checkName } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { qualifiedName } from '../names.ts';
import { type ApiObject, text } from '../object-values.ts';

const MOST = 64;

/** Checks the match conditions, which must all be true before a policy or webhook handles a request. */
export function checkMatchConditions(
  conditions: readonly ApiObject[],
  scope: { readonly params: boolean },
  at: FieldPath,
): void {
  if (conditions.length > MOST) at.tooMany(conditions.length, MOST);
  const names = new Set<string>();
  const known = admissionNames({ params: scope.params, authorizer: true });
  conditions.forEach((condition, position) => {
    const here = at.item(position);
    const expression = text(condition, 'expression').trim();
    if (expression === '') here.child('expression').required();
    else checkExpression(expression, { names: known, results: ['bool'] }, here.child('expression'));
    const name = text(condition, 'name');
    if (name === '') here.child('name').required();
    else checkName(name, qualifiedName, here.child('name'));
    if (name !== '' && names.has(name)) here.child('name').duplicate(name);
    names.add(name);
  });
}
