import { admissionNames } from '../cel/admission-names.ts';
import type { CelType } from '../cel/cel-type.ts';
import { checkExpression } from '../cel/check-expression.ts';
import type { Names } from '../cel/infer-type.ts';
import { checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain, qualifiedName } from '../names.ts';
import { type ApiObject, has, object, objects, optionalText, text } from '../object-values.ts';
import { checkPolicySpec, checkVariables } from './policy-spec.ts';

const REASONS = ['Forbidden', 'Invalid', 'RequestEntityTooLarge'];
const MOST_ANNOTATIONS = 20;
const LONGEST_VALUE = 5 * 1024;
const NOTHING = 'validations or auditAnnotations must contain at least one item';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/validating-admission-policy-v1/ */
export const validatingPolicy: KindRules = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicy',
  namespaced: false,
  name: dnsSubdomain,
  ownFinalizers: false,
  validate: checkPolicy,
};

function checkPolicy(created: ApiObject, root: FieldPath): void {
  const spec = object(created, 'spec') ?? {};
  const at = root.child('spec');
  checkPolicySpec(spec, at);
  const variables = checkVariables(spec, at.child('variables'));
  const validations = objects(spec, 'validations');
  const annotations = objects(spec, 'auditAnnotations');
  if (validations.length + annotations.length === 0)
    for (const field of ['validations', 'auditAnnotations']) at.child(field).required(NOTHING);
  const params = has(spec, 'paramKind');
  validations.forEach((validation, position) => {
    checkValidation(validation, params, variables, at.child('validations').item(position));
  });
  checkAnnotations(
    text(object(created, 'metadata'), 'name'),
    annotations,
    params,
    variables,
    at.child('auditAnnotations'),
  );
}

function checkValidation(
  validation: ApiObject,
  params: boolean,
  variables: Names | undefined,
  at: FieldPath,
): void {
  const names = (authorizer: boolean): Names =>
    admissionNames({ params, authorizer, ...(variables !== undefined && { variables }) });
  const expression = text(validation, 'expression');
  if (expression.trim() === '') at.child('expression').required('expression is not specified');
  else checkExpression(expression, { names: names(true), results: ['bool'] }, at.child('expression'));
  const written = text(validation, 'messageExpression');
  if (written !== '' && written.trim() === '')
    at.child('messageExpression').invalid(written, 'must be non-empty if specified');
  else if (written !== '')
    checkExpression(written, { names: names(false), results: ['string'] }, at.child('messageExpression'));
  const message = text(validation, 'message');
  if (message !== '' && message.trim() === '')
    at.child('message').invalid(message, 'must be non-empty if specified');
  else if (/[\n\r]/.test(message.trim()))
    at.child('message').invalid(message, 'must not contain line breaks');
  const reason = optionalText(validation, 'reason');
  if (reason !== undefined) checkOneOf(reason, REASONS, at.child('reason'));
}

const VALUES: readonly CelType[] = ['string', 'null'];

function checkAnnotations(
  policy: string,
  annotations: readonly ApiObject[],
  params: boolean,
  variables: Names | undefined,
  at: FieldPath,
): void {
  if (annotations.length > MOST_ANNOTATIONS)
    at.invalid(annotations, `must not have more than ${MOST_ANNOTATIONS} auditAnnotations`);
  const names = admissionNames({ params, authorizer: true, ...(variables !== undefined && { variables }) });
  const keys = new Set<string>();
  annotations.forEach((annotation, position) => {
    const here = at.item(position);
    const key = text(annotation, 'key');
    const form = policy === '' ? key : `${policy}/${key}`;
    for (const words of qualifiedName(form)) here.child('key').invalid(form, words);
    const value = text(annotation, 'valueExpression');
    if (value.trim() === '') here.child('valueExpression').required('valueExpression is not specified');
    else if (value.trim().length > LONGEST_VALUE)
      here.child('valueExpression').required(`must not exceed ${LONGEST_VALUE} bytes in length`);
    else {
      const results = VALUES;
      checkExpression(value, { names, results }, here.child('valueExpression'));
    }
    if (keys.has(key)) here.child('key').duplicate(key);
    keys.add(key);
  });
}
