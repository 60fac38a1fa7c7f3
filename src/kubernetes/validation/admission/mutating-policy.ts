import { admissionNames } from '../cel/admission-names.ts';
import { checkExpression } from '../cel/check-expression.ts';
import type { Names } from '../cel/infer-type.ts';
import { checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain } from '../names.ts';
import { type ApiObject, has, object, objects, text } from '../object-values.ts';
import { checkPolicySpec, checkVariables } from './policy-spec.ts';

const PATCHES = { ApplyConfiguration: 'applyConfiguration', JSONPatch: 'jsonPatch' } as const;

/** @see https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/ */
export const mutatingPolicyBeta = policyRules('admissionregistration.k8s.io/v1beta1');
export const mutatingPolicy = policyRules('admissionregistration.k8s.io/v1');

function policyRules(apiVersion: string): KindRules {
  return {
    apiVersion,
    kind: 'MutatingAdmissionPolicy',
    namespaced: false,
    name: dnsSubdomain,
    ownFinalizers: false,
    validate: checkPolicy,
  };
}

function checkPolicy(created: ApiObject, root: FieldPath): void {
  const spec = object(created, 'spec') ?? {};
  const at = root.child('spec');
  checkPolicySpec(spec, at);
  const variables = checkVariables(spec, at.child('variables'));
  const mutations = objects(spec, 'mutations');
  if (mutations.length === 0) at.child('mutations').required('mutations must contain at least one item');
  const names = admissionNames({
    params: has(spec, 'paramKind'),
    authorizer: true,
    ...(variables !== undefined && { variables }),
  });
  mutations.forEach((mutation, position) => {
    checkMutation(mutation, names, at.child('mutations').item(position));
  });
  const again = text(spec, 'reinvocationPolicy');
  if (again === '') at.child('reinvocationPolicy').required();
  else checkOneOf(again, ['IfNeeded', 'Never'], at.child('reinvocationPolicy'));
}

function checkMutation(mutation: ApiObject, names: Names, at: FieldPath): void {
  const type = text(mutation, 'patchType');
  if (type === '') {
    at.child('patchType').required();
    return;
  }
  if (type !== 'ApplyConfiguration' && type !== 'JSONPatch') {
    at.child('patchType').notSupported(type, ['ApplyConfiguration', 'JSONPatch']);
    return;
  }
  const own = PATCHES[type];
  const other = own === 'jsonPatch' ? 'applyConfiguration' : 'jsonPatch';
  const patch = object(mutation, own);
  if (patch === undefined) at.child(own).required(`must be specified when patchType is ${type}`);
  else {
    const expression = text(patch, 'expression');
    const here = at.child(own, 'expression');
    if (expression.trim() === '') here.required('expression is not specified');
    else checkExpression(expression, { names }, here);
  }
  if (has(mutation, other))
    at.child(other).invalid(`{${other}}`, `must not be specified when patchType is ${type}`);
}
