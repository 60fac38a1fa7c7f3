import type { FieldPath } from '../field-path.ts';
import { type ApiObject, has, number, object, objects, text, texts } from '../object-values.ts';
import { checkFilters } from './filters.ts';
import { versions } from './gateway.ts';
import { broken, checkBounds, checkCount, checkForm, HOSTNAME, LONGEST_NAME } from './schema-words.ts';

const PATH_PARTS = ['//', '/./', '/../', '%2f', '%2F', '#'];
const PATH_ENDS = ['/..', '/.'];
const MOST_WEIGHT = 1_000_000;

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httproute */
export const httpRoutes = versions('HTTPRoute', true, 'GatewayV1HTTPRoute', (created, at) => {
  const spec = object(created, 'spec') ?? {};
  checkRoute(spec, at.child('spec'));
  objects(spec, 'rules').forEach((rule, position) => {
    checkHttpRule(rule, at.child('spec', 'rules').item(position));
  });
});

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#grpcroute */
export const grpcRoutes = versions('GRPCRoute', true, 'GatewayV1GRPCRoute', (created, at) => {
  const spec = object(created, 'spec') ?? {};
  checkRoute(spec, at.child('spec'));
  objects(spec, 'rules').forEach((rule, position) => {
    const here = at.child('spec', 'rules').item(position);
    checkBackends(objects(rule, 'backendRefs'), here.child('backendRefs'));
    checkFilters(objects(rule, 'filters'), here.child('filters'));
    objects(rule, 'matches').forEach((match, nth) => {
      const method = object(match, 'method');
      if (method !== undefined && !has(method, 'service') && !has(method, 'method'))
        broken(
          'object',
          "One or both of 'service' or 'method' must be specified",
          here.child('matches').item(nth).child('method'),
        );
    });
  });
});

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#tlsroute */
export const tlsRoutes = versions('TLSRoute', true, 'GatewayV1TLSRoute', (created, at) => {
  const spec = object(created, 'spec') ?? {};
  checkRoute(spec, at.child('spec'));
  objects(spec, 'rules').forEach((rule, position) => {
    checkBackends(
      objects(rule, 'backendRefs'),
      at.child('spec', 'rules').item(position).child('backendRefs'),
    );
  });
});

function checkRoute(spec: ApiObject, at: FieldPath): void {
  texts(spec, 'hostnames').forEach((host, position) => {
    checkForm(host, HOSTNAME, LONGEST_NAME, at.child('hostnames').item(position));
  });
  const parents = objects(spec, 'parentRefs');
  checkCount(parents.length, 0, 32, at.child('parentRefs'));
  parents.forEach((parent, position) => {
    checkBounds(number(parent, 'port'), 1, 65_535, at.child('parentRefs').item(position).child('port'));
  });
  checkParents(parents, at.child('parentRefs'));
}

function checkParents(parents: readonly ApiObject[], at: FieldPath): void {
  const key = (parent: ApiObject): string =>
    ['group', 'kind', 'namespace', 'name'].map((field) => text(parent, field)).join(' ');
  const siblings = (parent: ApiObject): readonly ApiObject[] =>
    parents.filter((other) => key(other) === key(parent));
  const named = (parent: ApiObject): boolean => text(parent, 'sectionName') !== '';
  if (
    parents.some(
      (parent) =>
        siblings(parent).length > 1 && siblings(parent).some(named) !== siblings(parent).every(named),
    )
  )
    broken(
      'array',
      'sectionName must be specified when parentRefs includes 2 or more references to the same parent',
      at,
    );
  const section = (parent: ApiObject): string => `${key(parent)} ${text(parent, 'sectionName')}`;
  if (new Set(parents.map(section)).size < parents.length)
    broken(
      'array',
      'sectionName must be unique when parentRefs includes 2 or more references to the same parent',
      at,
    );
}

function checkBackends(backends: readonly ApiObject[], at: FieldPath): void {
  checkCount(backends.length, 0, 16, at);
  backends.forEach((backend, position) => {
    const here = at.item(position);
    checkBounds(number(backend, 'port'), 1, 65_535, here.child('port'));
    checkBounds(number(backend, 'weight'), 0, MOST_WEIGHT, here.child('weight'));
    checkFilters(objects(backend, 'filters'), here.child('filters'));
    if (text(backend, 'group') === '' && text(backend, 'kind') === 'Service' && !has(backend, 'port'))
      broken('object', 'Must have port for Service reference', here);
  });
}

function checkHttpRule(rule: ApiObject, at: FieldPath): void {
  objects(rule, 'matches').forEach((match, position) => {
    const path = object(match, 'path');
    if (path !== undefined) checkPath(path, at.child('matches').item(position).child('path'));
  });
  const filters = objects(rule, 'filters');
  const backends = objects(rule, 'backendRefs');
  checkFilters(filters, at.child('filters'));
  checkBackends(backends, at.child('backendRefs'));
  if (backends.length > 0 && filters.some((filter) => has(filter, 'requestRedirect')))
    broken('object', 'RequestRedirect filter must not be used together with backendRefs', at);
  checkPrefixReplacement(rule, filters, at);
}

function checkPath(path: ApiObject, at: FieldPath): void {
  const type = text(path, 'type');
  const value = text(path, 'value');
  if (type === 'RegularExpression') return;
  const types = "when type one of ['Exact', 'PathPrefix']";
  if (!value.startsWith('/'))
    broken('object', `value must be an absolute path and start with '/' ${types}`, at);
  for (const part of PATH_PARTS)
    if (value.includes(part)) broken('object', `must not contain '${part}' ${types}`, at);
  for (const end of PATH_ENDS)
    if (value.endsWith(end)) broken('object', `must not end with '${end}' ${types}`, at);
}

/** Checks that a rule which replaces a prefix matches by prefix. */
function checkPrefixReplacement(rule: ApiObject, filters: readonly ApiObject[], at: FieldPath): void {
  const matches = objects(rule, 'matches');
  const [only] = matches;
  const single = matches.length === 1 && text(object(only, 'path'), 'type') === 'PathPrefix';
  for (const [field, name] of [
    ['requestRedirect', 'RequestRedirect'],
    ['urlRewrite', 'URLRewrite'],
  ] as const) {
    const replaces = filters.some((filter) =>
      has(object(object(filter, field), 'path'), 'replacePrefixMatch'),
    );
    if (replaces && !single)
      broken(
        'object',
        `When using ${name} filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified`,
        at,
      );
  }
}
