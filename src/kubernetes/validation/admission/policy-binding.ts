import { checkName, checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { checkLabelSelector } from '../labels.ts';
import { dnsSubdomain } from '../names.ts';
import { type ApiObject, has, object, text, texts } from '../object-values.ts';
import { checkMatchResources } from './match-rules.ts';

const ACTIONS = ['Audit', 'Deny', 'Warn'];

/** @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/validating-admission-policy-binding-v1/ */
export const validatingPolicyBinding = bindingRules('v1', 'ValidatingAdmissionPolicyBinding', true);
export const mutatingPolicyBinding = bindingRules('v1', 'MutatingAdmissionPolicyBinding', false);
export const mutatingPolicyBindingBeta = bindingRules('v1beta1', 'MutatingAdmissionPolicyBinding', false);

function bindingRules(version: string, kind: string, acts: boolean): KindRules {
  const validate = (created: ApiObject, at: FieldPath): void => {
    checkBinding(object(created, 'spec') ?? {}, acts, at.child('spec'));
  };
  return {
    apiVersion: `admissionregistration.k8s.io/${version}`,
    kind,
    namespaced: false,
    name: dnsSubdomain,
    ownFinalizers: false,
    validate,
  };
}

function checkBinding(spec: ApiObject, acts: boolean, at: FieldPath): void {
  const policy = text(spec, 'policyName');
  if (policy === '') at.child('policyName').required();
  else checkName(policy, dnsSubdomain, at.child('policyName'));
  const params = object(spec, 'paramRef');
  if (params !== undefined) checkParamRef(params, at.child('paramRef'));
  const match = object(spec, 'matchResources');
  if (match !== undefined) checkMatchResources(match, at.child('matchResources'));
  if (acts) checkActions(texts(spec, 'validationActions'), at.child('validationActions'));
}

function checkParamRef(params: ApiObject, at: FieldPath): void {
  const name = text(params, 'name');
  const selector = object(params, 'selector');
  if (name !== '') {
    checkName(name, dnsSubdomain, at.child('name'));
    if (selector !== undefined) at.child('name').forbidden('name and selector are mutually exclusive');
  }
  if (selector !== undefined) {
    checkLabelSelector(selector, at.child('selector'));
    if (name !== '') at.child('selector').forbidden('name and selector are mutually exclusive');
  }
  if (name === '' && selector === undefined) at.required('one of name or selector must be specified');
  if (has(params, 'parameterNotFoundAction'))
    checkOneOf(
      text(params, 'parameterNotFoundAction'),
      ['Deny', 'Allow'],
      at.child('parameterNotFoundAction'),
    );
  else at.child('parameterNotFoundAction').required();
}

function checkActions(actions: readonly string[], at: FieldPath): void {
  actions.forEach((action, position) => {
    checkOneOf(action, ACTIONS, at.item(position));
    if (actions.indexOf(action) < position) at.item(position).duplicate(action);
  });
  if (actions.includes('Deny') && actions.includes('Warn'))
    at.invalid(
      actions,
      'must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)',
    );
  if (actions.length === 0) at.required('at least one validation action is required');
}
