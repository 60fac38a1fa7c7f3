import { checkName, checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsLabel, dnsSubdomain } from '../names.ts';
import { type ApiObject, flag, has, number, object, objects, text, texts } from '../object-values.ts';

const MOST_PRECEDENCE = 10_000;
const KINDS = ['Group', 'ServiceAccount', 'User'];
const FIELDS = { Group: 'group', ServiceAccount: 'serviceAccount', User: 'user' } as const;

/** @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/flow-schema-v1/ */
export const flowSchema: KindRules = {
  apiVersion: 'flowcontrol.apiserver.k8s.io/v1',
  kind: 'FlowSchema',
  namespaced: false,
  name: dnsSubdomain,
  validate: checkSchema,
};

function checkSchema(created: ApiObject, root: FieldPath): void {
  const spec = object(created, 'spec') ?? {};
  const at = root.child('spec');
  checkPrecedence(number(spec, 'matchingPrecedence') ?? 0, created, at.child('matchingPrecedence'));
  const method = object(spec, 'distinguisherMethod');
  if (method !== undefined)
    checkOneOf(text(method, 'type'), ['ByNamespace', 'ByUser'], at.child('distinguisherMethod', 'type'));
  const level = text(object(spec, 'priorityLevelConfiguration'), 'name');
  const here = at.child('priorityLevelConfiguration', 'name');
  if (level === '') here.required('must reference a priority level');
  else checkName(level, dnsSubdomain, here);
  objects(spec, 'rules').forEach((rule, position) => {
    checkRule(rule, at.child('rules').item(position));
  });
}

function checkPrecedence(value: number, created: ApiObject, at: FieldPath): void {
  if (value <= 0) at.invalid(value, 'must be a positive value');
  if (value > MOST_PRECEDENCE) at.invalid(value, `must not be greater than ${MOST_PRECEDENCE}`);
  if (value === 1 && text(object(created, 'metadata'), 'name') !== 'exempt')
    at.invalid(value, "only the schema named 'exempt' may have matchingPrecedence 1");
}

function checkRule(rule: ApiObject, at: FieldPath): void {
  const subjects = objects(rule, 'subjects');
  if (subjects.length === 0) at.child('subjects').required('subjects must contain at least one value');
  subjects.forEach((subject, position) => {
    checkSubject(subject, at.child('subjects').item(position));
  });
  const resources = objects(rule, 'resourceRules');
  const urls = objects(rule, 'nonResourceRules');
  if (resources.length + urls.length === 0)
    at.required('at least one of resourceRules and nonResourceRules has to be non-empty');
  resources.forEach((one, position) => {
    checkResourceRule(one, at.child('resourceRules').item(position));
  });
  urls.forEach((one, position) => {
    const here = at.child('nonResourceRules').item(position);
    for (const field of ['verbs', 'nonResourceURLs'])
      if (texts(one, field).length === 0)
        here.child(field).required(`${field} must contain at least one value`);
  });
}

function checkResourceRule(rule: ApiObject, at: FieldPath): void {
  for (const field of ['verbs', 'apiGroups', 'resources'])
    if (texts(rule, field).length === 0) at.child(field).required(`${field} must contain at least one value`);
  if (texts(rule, 'namespaces').length === 0 && !flag(rule, 'clusterScope'))
    at.child('namespaces').required(
      'resource rules that are not cluster scoped must supply at least one namespace',
    );
}

function checkSubject(subject: ApiObject, at: FieldPath): void {
  const kind = text(subject, 'kind');
  if (!checkOneOf(kind, KINDS, at.child('kind'))) return;
  for (const [other, field] of Object.entries(FIELDS)) {
    const one = object(subject, field);
    if (other !== kind) {
      if (one !== undefined)
        at.child(field).forbidden(`${field} is forbidden when subject kind is not '${other}'`);
    } else if (one === undefined)
      at.child(field).required(`${field} is required when subject kind is '${kind}'`);
    else checkNamed(one, kind, at.child(field));
  }
}

function checkNamed(one: ApiObject, kind: string, at: FieldPath): void {
  const name = text(one, 'name');
  if (name === '') at.child('name').required();
  if (kind !== 'ServiceAccount') return;
  if (name !== '' && name !== '*') checkName(name, dnsSubdomain, at.child('name'));
  const namespace = text(one, 'namespace');
  if (!has(one, 'namespace') || namespace === '')
    at.child('namespace').required('must specify namespace for service account');
  else checkName(namespace, dnsLabel, at.child('namespace'));
}
