import { checkName, checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsLabel, dnsSubdomain, expected } from '../names.ts';
import { type ApiObject, has, object, optionalText, text } from '../object-values.ts';
import { checkTypedReference } from './typed-reference.ts';

const LONGEST_CONTROLLER = 250;
const PATH = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";

/** @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-class-v1/ */
export const ingressClass: KindRules = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'IngressClass',
  namespaced: false,
  name: dnsSubdomain,
  validate(created, at) {
    const spec = object(created, 'spec') ?? {};
    const controller = text(spec, 'controller');
    const here = at.child('spec', 'controller');
    if (controller.length > LONGEST_CONTROLLER) here.tooLong(LONGEST_CONTROLLER);
    checkPrefixedPath(controller, here);
    const parameters = object(spec, 'parameters');
    if (parameters !== undefined) checkParameters(parameters, at.child('spec', 'parameters'));
  },
  validateUpdate(after, before, at) {
    const [now, then] = [
      text(object(after, 'spec'), 'controller'),
      text(object(before, 'spec'), 'controller'),
    ];
    if (now !== then) at.child('spec', 'controller').invalid(now, 'field is immutable');
    const parameters = object(object(after, 'spec'), 'parameters');
    if (parameters !== undefined) checkParameters(parameters, at.child('spec', 'parameters'));
  },
};

/** Checks a controller name such as `acme.io/foo`. */
function checkPrefixedPath(word: string, at: FieldPath): void {
  if (word === '') {
    at.required();
    return;
  }
  const slash = word.indexOf('/');
  const [domain, path] = [word.slice(0, slash), word.slice(slash + 1)];
  if (slash < 1 || path === '') {
    at.invalid(word, 'must be a domain-prefixed path (such as "acme.io/foo")');
    return;
  }
  checkName(domain, dnsSubdomain, at);
  if (!new RegExp(`^${PATH}$`).test(path)) at.invalid(path, expected('Invalid path', PATH, []));
}

function checkParameters(parameters: ApiObject, at: FieldPath): void {
  checkTypedReference(parameters, at);
  const scope = optionalText(parameters, 'scope');
  if (scope === undefined) at.child('scope').required();
  else checkOneOf(scope, ['Cluster', 'Namespace'], at.child('scope'));
  const namespace = text(parameters, 'namespace');
  if (scope === 'Namespace') {
    if (namespace === '') at.child('namespace').required("`parameters.scope` is set to 'Namespace'");
    else checkName(namespace, dnsLabel, at.child('namespace'));
  } else if (scope === 'Cluster' && has(parameters, 'namespace'))
    at.child('namespace').forbidden("`parameters.scope` is set to 'Cluster'");
}
