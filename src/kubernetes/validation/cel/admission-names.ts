import type { CelType } from './cel-type.ts';
import type { Names } from './infer-type.ts';

const KIND: CelType = record({ group: 'string', version: 'string', kind: 'string' });
const RESOURCE: CelType = record({ group: 'string', version: 'string', resource: 'string' });
const USER: CelType = record({
  username: 'string',
  uid: 'string',
  groups: { list: 'string' },
  extra: { map: { list: 'string' } },
});

/** @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-expression */
const REQUEST: CelType = record({
  kind: KIND,
  resource: RESOURCE,
  subResource: 'string',
  requestKind: KIND,
  requestResource: RESOURCE,
  requestSubResource: 'string',
  name: 'string',
  namespace: 'string',
  operation: 'string',
  userInfo: USER,
  dryRun: 'bool',
  options: 'dyn',
});

const NAMES: readonly (readonly [string, CelType])[] = [
  ['object', 'dyn'],
  ['oldObject', 'dyn'],
  ['request', REQUEST],
  ['namespaceObject', 'dyn'],
];

export interface AdmissionScope {
  readonly params: boolean;
  readonly authorizer: boolean;
  /** The variables that the policy defines, by name; absent if it has none. */
  readonly variables?: Names;
}

/** The names that the expressions of policies and webhooks may use. */
export function admissionNames({ params, authorizer, variables }: AdmissionScope): Names {
  const names = new Map(NAMES);
  if (params) names.set('params', 'dyn');
  if (authorizer) names.set('authorizer', 'dyn');
  if (variables !== undefined) names.set('variables', { fields: variables });
  return names;
}

function record(fields: Readonly<Record<string, CelType>>): CelType {
  return { fields: new Map(Object.entries(fields)) };
}
