import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { type ApiObject, has, number, object, text, texts } from '../object-values.ts';

const SHORTEST = 600;
const LONGEST = 2 ** 32;

/** The rules of a review: the server answers such a query and does not store it, so it needs no name. */
function review(
  apiVersion: string,
  kind: string,
  namespaced: boolean,
  validate: KindRules['validate'],
): KindRules {
  return { apiVersion, kind, namespaced, named: false, name: () => [], validate };
}

const AUTHORIZATION = 'authorization.k8s.io/v1';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/subject-access-review-v1/ */
export const subjectAccessReview = review(AUTHORIZATION, 'SubjectAccessReview', false, (created, at) => {
  checkAccess(object(created, 'spec'), true, at.child('spec'));
});

export const localSubjectAccessReview = review(
  AUTHORIZATION,
  'LocalSubjectAccessReview',
  true,
  (created, at) => {
    const spec = object(created, 'spec');
    checkAccess(spec, true, at.child('spec'));
    const namespace = text(object(spec, 'resourceAttributes'), 'namespace');
    if (namespace !== text(object(created, 'metadata'), 'namespace'))
      at.child('spec', 'resourceAttributes', 'namespace').invalid(namespace, 'must match metadata.namespace');
    if (has(spec, 'nonResourceAttributes'))
      at.child('spec', 'nonResourceAttributes').invalid(
        spec?.['nonResourceAttributes'],
        'disallowed on this kind of request',
      );
  },
);

export const selfSubjectAccessReview = review(
  AUTHORIZATION,
  'SelfSubjectAccessReview',
  false,
  (created, at) => {
    checkAccess(object(created, 'spec'), false, at.child('spec'));
  },
);

export const selfSubjectRulesReview = review(AUTHORIZATION, 'SelfSubjectRulesReview', false, () => {});

/** @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/ */
export const tokenRequest = review('authentication.k8s.io/v1', 'TokenRequest', true, (created, at) => {
  const seconds = number(object(created, 'spec'), 'expirationSeconds');
  const here = at.child('spec', 'expirationSeconds');
  if (seconds === undefined) return;
  if (seconds < SHORTEST) here.invalid(seconds, 'may not specify a duration less than 10 minutes');
  if (seconds > LONGEST) here.invalid(seconds, 'may not specify a duration larger than 2^32 seconds');
});

function checkAccess(spec: ApiObject | undefined, names: boolean, at: FieldPath): void {
  const [resource, url] = ['resourceAttributes', 'nonResourceAttributes'].map((field) => has(spec, field));
  if (resource && url)
    at.child('nonResourceAttributes').invalid(
      spec?.['nonResourceAttributes'],
      'cannot be specified in combination with resourceAttributes',
    );
  if (!resource && !url)
    at.child('resourceAttributes').note(
      'FieldValueInvalid',
      'Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified',
    );
  if (names && text(spec, 'user') === '' && texts(spec, 'groups').length === 0)
    at.child('user').invalid('', 'at least one of user or group must be specified');
}
