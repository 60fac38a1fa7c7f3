import { checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { checkLabelSelector } from '../labels.ts';
import { dnsSubdomain, rfc1035Label } from '../names.ts';
import { type ApiObject, has, number, object, objects, text, texts } from '../object-values.ts';
import { checkMatchConditions } from './match-conditions.ts';
import { checkRules } from './match-rules.ts';
import { checkClient } from './webhook-client.ts';

const REVIEWS = ['v1', 'v1beta1'];

/** @see https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/validating-webhook-configuration-v1/ */
export const validatingWebhook = webhookRules('ValidatingWebhookConfiguration');

/** @see https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/mutating-webhook-configuration-v1/ */
export const mutatingWebhook = webhookRules('MutatingWebhookConfiguration');

function webhookRules(kind: string): KindRules {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind,
    namespaced: false,
    name: dnsSubdomain,
    ownFinalizers: false,
    validate: checkWebhooks,
  };
}

function checkWebhooks(created: ApiObject, at: FieldPath): void {
  const names = new Set<string>();
  objects(created, 'webhooks').forEach((hook, position) => {
    const here = at.child('webhooks').item(position);
    checkWebhook(hook, here);
    checkReviewVersions(texts(hook, 'admissionReviewVersions'), here.child('admissionReviewVersions'));
    const name = text(hook, 'name');
    if (name !== '' && names.has(name)) here.child('name').duplicate(name);
    names.add(name);
  });
}

function checkWebhook(hook: ApiObject, at: FieldPath): void {
  checkFullName(text(hook, 'name'), at.child('name'));
  checkRules(objects(hook, 'rules'), at.child('rules'));
  checkChoice(hook, 'failurePolicy', ['Fail', 'Ignore'], at);
  checkChoice(hook, 'matchPolicy', ['Equivalent', 'Exact'], at);
  if (has(hook, 'sideEffects')) checkChoice(hook, 'sideEffects', ['None', 'NoneOnDryRun'], at);
  else at.child('sideEffects').required('must specify one of None, NoneOnDryRun');
  const seconds = number(hook, 'timeoutSeconds');
  if (seconds !== undefined && (seconds < 1 || seconds > 30))
    at.child('timeoutSeconds').invalid(seconds, 'the timeout value must be between 1 and 30 seconds');
  for (const field of ['namespaceSelector', 'objectSelector'])
    checkLabelSelector(object(hook, field), at.child(field));
  checkChoice(hook, 'reinvocationPolicy', ['IfNeeded', 'Never'], at);
  checkClient(object(hook, 'clientConfig') ?? {}, at.child('clientConfig'));
  checkMatchConditions(objects(hook, 'matchConditions'), { params: false }, at.child('matchConditions'));
}

function checkChoice(of: ApiObject, field: string, listed: readonly string[], at: FieldPath): void {
  if (has(of, field)) checkOneOf(text(of, field), listed, at.child(field));
}

function checkFullName(name: string, at: FieldPath): void {
  if (name === '') {
    at.required();
    return;
  }
  const wrong = dnsSubdomain(name);
  if (wrong.length > 0) at.invalid(name, wrong.join(','));
  else if (name.split('.').length < 3)
    at.invalid(name, 'should be a domain with at least three segments separated by dots');
}

function checkReviewVersions(versions: readonly string[], at: FieldPath): void {
  if (versions.length === 0) {
    at.required(`must specify one of ${REVIEWS.join(', ')}`);
    return;
  }
  versions.forEach((version, position) => {
    if (versions.indexOf(version) < position) at.item(position).invalid(version, 'duplicate version');
    else for (const words of rfc1035Label(version)) at.item(position).invalid(version, words);
  });
  if (!versions.some((version) => REVIEWS.includes(version)))
    at.invalid(versions, `must include at least one of ${REVIEWS.join(', ')}`);
}
