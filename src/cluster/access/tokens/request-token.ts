import { isObject, type JsonObject, listAt, numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import { rulesOf } from '../../../kubernetes/validation/registry.ts';
import { validateCreate } from '../../../kubernetes/validation/validate.ts';
import { lookUp } from '../../../source/look-up.ts';
import { type ApiCall, storedObject } from '../../api/api-call.ts';
import { invalid } from '../../api/invalid.ts';
import { readBody } from '../../api/read-body.ts';
import type { ApiReply } from '../../api/request.ts';
import { badRequest, conflict, notFound } from '../../api/status-error.ts';
import { timeText } from '../../time.ts';
import { accountClaims, ISSUER } from './account-token.ts';
import { signToken } from './web-token.ts';

const API_VERSION = 'authentication.k8s.io/v1';
const KIND = 'TokenRequest';
const DEFAULT_SECONDS = 3600;
const BOUND: Readonly<Record<string, string>> = { Pod: 'pods', Secret: 'secrets', Node: 'nodes' };

/** Issues a service account token: `kubectl create token`. @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/ */
export function requestToken(call: ApiCall): ApiReply {
  const { context, route } = call;
  const account = storedObject(call);
  const spec = objectAt(readRequest(call), 'spec');
  const seconds = numberAt(spec, 'expirationSeconds') ?? DEFAULT_SECONDS;
  const named = listAt(spec, 'audiences').map(String);
  const audiences = named.length > 0 ? named : [ISSUER];
  const start = Math.floor(context.world.now / 1000);
  const bound = boundClaims(call, objectAt(spec, 'boundObjectRef'));
  const claims: JsonObject = {
    aud: audiences,
    exp: start + seconds,
    iat: start,
    iss: ISSUER,
    jti: context.random.uuid(),
    'kubernetes.io': { ...accountClaims(account), ...bound },
    nbf: start,
    sub: `system:serviceaccount:${route.namespace}:${route.name}`,
  };
  const body: JsonObject = {
    kind: KIND,
    apiVersion: API_VERSION,
    metadata: {
      name: route.name,
      namespace: route.namespace,
      creationTimestamp: timeText(context.world.now),
    },
    spec: {
      audiences,
      expirationSeconds: seconds,
      boundObjectRef: spec.boundObjectRef ?? null,
    },
    status: {
      token: signToken(claims, context.tokenKey),
      expirationTimestamp: timeText((start + seconds) * 1000),
    },
  };
  return { status: 201, body };
}

function readRequest({ request, route }: ApiCall): JsonObject {
  const sent = readBody(request.body, request.headers['content-type'], KIND);
  if (!isObject(sent)) throw badRequest(`the object provided is unrecognized (must be of type ${KIND})`);
  const given = textAt(sent, 'metadata', 'name');
  if (given !== '' && given !== route.name)
    throw badRequest(
      `the name of the service account in the URL (${route.name}) does not match the name in the token request (${given})`,
    );
  const rules = rulesOf(API_VERSION, KIND);
  const causes = rules === undefined ? [] : validateCreate(sent, rules);
  if (causes.length > 0) throw invalid({ kind: KIND, group: 'authentication.k8s.io' }, '', causes);
  return sent;
}

/** The claims that bind a token to an object; the token is valid as long as that object exists. */
function boundClaims({ context, route }: ApiCall, reference: JsonObject): JsonObject {
  const [kind, name] = [textAt(reference, 'kind'), textAt(reference, 'name')];
  if (kind === '') return {};
  const plural = lookUp(BOUND, kind);
  if (plural === undefined) throw badRequest(`cannot bind token for serviceaccount to kind: ${kind}`);
  const found = context.world.get(plural, kind === 'Node' ? '' : route.namespace, name);
  const resource = { plural, group: '' };
  if (found === undefined) throw notFound(resource, name);
  const uid = textAt(found, 'metadata', 'uid');
  const wanted = textAt(reference, 'uid');
  if (wanted !== '' && wanted !== uid)
    throw conflict(
      resource,
      name,
      `the UID in the bound object reference (${wanted}) does not match the UID in record. The object might have been deleted and then recreated`,
    );
  return { [kind.toLowerCase()]: { name, uid } };
}
