import { admissionNames } from '../cel/admission-names.ts';
import type { CelType } from '../cel/cel-type.ts';
import { checkExpression } from '../cel/check-expression.ts';
import type { Names } from '../cel/infer-type.ts';
import { checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { dnsSubdomain, rfc1035Label } from '../names.ts';
import { type ApiObject, has, object, objects, text } from '../object-values.ts';
import { checkMatchConditions } from './match-conditions.ts';
import { checkMatchResources } from './match-rules.ts';

const IDENTIFIER = /^[_a-zA-Z][_a-zA-Z0-9]*$/;
const RESERVED = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

/** Checks what validating and mutating policies have in common, except for their variables. */
export function checkPolicySpec(spec: ApiObject, at: FieldPath): void {
  if (has(spec, 'failurePolicy'))
    checkOneOf(text(spec, 'failurePolicy'), ['Fail', 'Ignore'], at.child('failurePolicy'));
  else at.child('failurePolicy').required();
  const paramKind = object(spec, 'paramKind');
  if (paramKind !== undefined) checkParamKind(paramKind, at.child('paramKind'));
  const match = object(spec, 'matchConstraints');
  const here = at.child('matchConstraints');
  if (match === undefined) here.required();
  else {
    checkMatchResources(match, here);
    if (objects(match, 'resourceRules').length === 0) here.child('resourceRules').required();
  }
  const params = paramKind !== undefined;
  checkMatchConditions(objects(spec, 'matchConditions'), { params }, at.child('matchConditions'));
}

function checkParamKind(kind: ApiObject, at: FieldPath): void {
  const version = text(kind, 'apiVersion');
  const here = at.child('apiVersion');
  const parts = version.split('/');
  if (version === '') here.required();
  else if (parts.length > 2) here.invalid(version, `unexpected GroupVersion string: ${version}`);
  else {
    const [group, name] = parts.length === 2 ? [parts[0] ?? '', parts[1] ?? ''] : ['', version];
    const wrong = group === '' ? [] : dnsSubdomain(group);
    if (wrong.length > 0) here.invalid(group, wrong.join(','));
    if (name === '') here.invalid(version, 'version must be specified');
    else if (rfc1035Label(name).length > 0) here.invalid(name, rfc1035Label(name).join(','));
  }
  const word = text(kind, 'kind');
  if (word === '') {
    at.child('kind').required();
    return;
  }
  const wrong = rfc1035Label(word.toLowerCase());
  if (wrong.length > 0)
    at.child('kind').invalid(word, `may have mixed case, but should otherwise match: ${wrong.join(',')}`);
}

/** Checks the variables of a policy, each of which may use those before it. Returns their types; `undefined` if the policy has none. */
export function checkVariables(spec: ApiObject, at: FieldPath): Names | undefined {
  const variables = objects(spec, 'variables');
  if (variables.length === 0) return undefined;
  const known = new Map<string, CelType>();
  variables.forEach((variable, position) => {
    const here = at.item(position);
    const name = text(variable, 'name');
    if (name.trim() === '') here.child('name').required('name is not specified');
    else if (!IDENTIFIER.test(name) || RESERVED.has(name))
      here.child('name').invalid(name, 'name is not a valid CEL identifier');
    const expression = text(variable, 'expression');
    const names = admissionNames({ params: has(spec, 'paramKind'), authorizer: true, variables: known });
    if (expression.trim() === '') here.child('expression').required('expression is not specified');
    else known.set(name, checkExpression(expression, { names }, here.child('expression')));
  });
  return known;
}
