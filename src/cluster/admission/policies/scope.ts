import { type JsonObject, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { evaluateText } from '../../../kubernetes/validation/cel/evaluate/evaluate-text.ts';
import type { Scope } from '../../../kubernetes/validation/cel/evaluate/macros.ts';
import { CelFailure, type CelValue, fromJson } from '../../../kubernetes/validation/cel/evaluate/value.ts';
import { decide } from '../../access/rbac/decide.ts';
import { userInfo } from '../../access/reviews/subject-review.ts';
import type { World } from '../../world.ts';
import type { AdmissionRequest } from '../plugin.ts';

/**
 * The variables that the expressions of a policy can use.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-expression
 */
export function policyScope(
  policy: JsonObject,
  request: AdmissionRequest,
  params: JsonObject | undefined,
  world: World,
): Scope {
  const scope = new Map<string, CelValue | (() => CelValue)>([
    ['object', once(() => fromJson(request.object ?? null))],
    ['oldObject', once(() => fromJson(request.before ?? null))],
    ['request', once(() => fromJson(requestOf(request)))],
    ['params', once(() => fromJson(params ?? null))],
    ['namespaceObject', once(() => fromJson(world.get('namespaces', '', request.namespace) ?? null))],
    ['authorizer', authorizer(request, world)],
  ]);
  const variables = new Map(
    objectsAt(policy, 'spec', 'variables').map((variable): [string, () => CelValue] => [
      textAt(variable, 'name'),
      once(() => evaluateText(textAt(variable, 'expression'), scope)),
    ]),
  );
  scope.set('variables', {
    is: 'receiver',
    call(name: string) {
      const value = variables.get(name);
      if (value === undefined) throw new CelFailure(`no such key: ${name}`);
      return value();
    },
  });
  return scope;
}

function once(make: () => CelValue): () => CelValue {
  let made: { value: CelValue } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function requestOf(request: AdmissionRequest): JsonObject {
  const { resource, operation, subresource, name, namespace, user, dryRun } = request;
  const { group, version, kind } = resource;
  const ofKind = { group, version, kind };
  const ofResource = { group, version, resource: resource.plural };
  return {
    kind: ofKind,
    resource: ofResource,
    subResource: subresource,
    requestKind: ofKind,
    requestResource: ofResource,
    requestSubResource: subresource,
    name,
    namespace,
    operation,
    userInfo: userInfo(user),
    dryRun,
    options: {},
  };
}

interface Asked {
  readonly group?: string;
  readonly resource?: string;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly path?: string;
}

/** `authorizer.group('apps').resource('deployments').namespace('dev').check('get').allowed()` */
function authorizer(request: AdmissionRequest, world: World, asked: Asked = {}): CelValue {
  return {
    is: 'receiver',
    call(method, [word = null]) {
      const text = typeof word === 'string' ? word : '';
      if (['group', 'resource', 'subresource', 'namespace', 'name', 'path'].includes(method))
        return authorizer(request, world, { ...asked, [method]: text });
      if (method === 'requestResource')
        return authorizer(request, world, {
          group: request.resource.group,
          resource: request.resource.plural,
          subresource: request.subresource,
          namespace: request.namespace,
          name: request.name,
        });
      if (method !== 'check') throw new CelFailure('no such overload');
      return decision(request, world, asked, text);
    },
  };
}

function decision(request: AdmissionRequest, world: World, asked: Asked, verb: string): CelValue {
  const { group = '', resource = '', subresource = '', namespace = '', name = '', path = '' } = asked;
  const found = decide(
    { user: request.user, verb, group, resource, subresource, namespace, name, path },
    world,
  );
  return {
    is: 'receiver',
    call(method) {
      if (method === 'allowed') return found.allowed;
      if (method === 'reason') return found.reason;
      if (method === 'errored') return false;
      throw new CelFailure('no such overload');
    },
  };
}
