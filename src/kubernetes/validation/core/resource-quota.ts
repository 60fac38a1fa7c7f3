import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain } from '../names.ts';
import { type ApiObject, entries, object, objects, text, texts } from '../object-values.ts';
import { checkResourceAmount, checkResourceName } from './resource-names.ts';

const COMPUTE = ['cpu', 'memory', 'limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory'];
const CLAIMS = ['persistentvolumeclaims', 'requests.storage'];
const QUOTA = new Set([
  ...COMPUTE,
  ...CLAIMS,
  ...'ephemeral-storage requests.ephemeral-storage limits.ephemeral-storage pods resourcequotas services'.split(
    ' ',
  ),
  ...'replicationcontrollers secrets configmaps services.nodeports services.loadbalancers'.split(' '),
]);
const OF_PODS = new Set(['pods', ...COMPUTE]);
const SCOPES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['Terminating', OF_PODS],
  ['NotTerminating', OF_PODS],
  ['NotBestEffort', OF_PODS],
  ['PriorityClass', OF_PODS],
  ['CrossNamespacePodAffinity', OF_PODS],
  ['BestEffort', new Set(['pods'])],
  ['VolumeAttributesClass', new Set(CLAIMS)],
]);
const ONLY_EXISTS = [
  'BestEffort',
  'NotBestEffort',
  'Terminating',
  'NotTerminating',
  'CrossNamespacePodAffinity',
];
const CONFLICTS = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
];
const UNSUPPORTED = 'unsupported scope';
const NOT_FOR_RESOURCE = 'unsupported scope applied to resource';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/resource-quota-v1/ */
export const resourceQuota: KindRules = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  namespaced: true,
  name: dnsSubdomain,
  validate: (created, at) => checkSpec(object(created, 'spec') ?? {}, at.child('spec')),
  validateUpdate(after, before, at) {
    const spec = object(after, 'spec') ?? {};
    checkSpec(spec, at.child('spec'));
    const [now, then] = [texts(spec, 'scopes'), texts(object(before, 'spec'), 'scopes')];
    if ([...now].sort().join() !== [...then].sort().join())
      at.child('spec', 'scopes').invalid(now, 'field is immutable');
  },
};

function checkSpec(spec: ApiObject, at: FieldPath): void {
  for (const [name, amount] of entries(spec, 'hard')) {
    const here = at.child('hard').key(name);
    checkResourceName(name, here);
    if (!name.includes('/') && !isQuotaResource(name))
      here.invalid(name, 'must be a standard resource for quota');
    checkResourceAmount(name, amount, here);
  }
  checkScopes(spec, at.child('scopes'));
  checkScopeSelector(spec, at.child('scopeSelector', 'matchExpressions'));
}

function isQuotaResource(name: string): boolean {
  return QUOTA.has(name) || name.startsWith('hugepages-') || name.startsWith('requests.hugepages-');
}

/** Whether a scope applies to all resources that the quota counts. */
function fits(scope: string, spec: ApiObject): boolean {
  const counted = SCOPES.get(scope);
  return entries(spec, 'hard').every(([name]) => !isQuotaResource(name) || counted?.has(name) !== false);
}

function checkScopes(spec: ApiObject, at: FieldPath): void {
  const scopes = texts(spec, 'scopes');
  for (const scope of scopes) {
    if (!SCOPES.has(scope)) at.invalid(scopes, UNSUPPORTED);
    if (!fits(scope, spec)) at.invalid(scopes, NOT_FOR_RESOURCE);
  }
  for (const pair of CONFLICTS)
    if (pair.every((scope) => scopes.includes(scope))) at.invalid(scopes, 'conflicting scopes');
}

function checkScopeSelector(spec: ApiObject, at: FieldPath): void {
  const requirements = objects(object(spec, 'scopeSelector'), 'matchExpressions');
  for (const requirement of requirements) {
    const scope = text(requirement, 'scopeName');
    const operator = text(requirement, 'operator');
    const values = texts(requirement, 'values');
    if (!SCOPES.has(scope)) at.child('scopeName').invalid(scope, UNSUPPORTED);
    if (!fits(scope, spec)) at.invalid(shown(requirements), NOT_FOR_RESOURCE);
    if (ONLY_EXISTS.includes(scope) && operator !== 'Exists')
      at.child('operator').invalid(
        operator,
        `must be 'Exists' when scope is any of ${['Terminating', 'NotTerminating', 'BestEffort', 'NotBestEffort'].map((one) => `ResourceQuotaScope${one}`).join(', ')} or ResourceQuotaScopeCrossNamespacePodAffinity`,
      );
    checkOperator(operator, values, at);
  }
  const scopes = requirements.map((requirement) => text(requirement, 'scopeName'));
  for (const pair of CONFLICTS)
    if (pair.every((scope) => scopes.includes(scope)))
      at.invalid(texts(spec, 'scopes'), 'conflicting scopes');
}

function checkOperator(operator: string, values: readonly string[], at: FieldPath): void {
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0)
      at.child('values').required(
        "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector",
      );
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length > 0)
      at.child('values').invalid(
        values,
        "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector",
      );
  } else at.child('operator').invalid(operator, 'not a valid selector operator');
}

/** The requirements as Go prints them. */
function shown(requirements: readonly ApiObject[]): unknown {
  const all = requirements.map((one) => ({
    ScopeName: text(one, 'scopeName'),
    Operator: text(one, 'operator'),
    Values: texts(one, 'values').length > 0 ? texts(one, 'values') : null,
  }));
  return { MatchExpressions: all };
}
