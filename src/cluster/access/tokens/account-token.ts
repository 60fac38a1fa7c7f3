import { type JsonObject, numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { User } from '../../api/request.ts';
import type { World } from '../../world.ts';
import { claimsOf } from './web-token.ts';

/** The issuer of tokens that expire; also the audience of tokens that specify none. */
export const ISSUER = 'https://kubernetes.default.svc.cluster.local';
const OWN = 'kubernetes.io';
const EXTRA = 'authentication.kubernetes.io/';
/** The resources that a token can be bound to, by claim. */
const BOUND: Readonly<Record<'pod' | 'secret' | 'node', string>> = {
  pod: 'pods',
  secret: 'secrets',
  node: 'nodes',
};

/**
 * The service account of a token, or `undefined` if the token was not issued by this cluster, has expired, or belongs to a deleted object.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens
 */
export function userOfToken(token: string, key: string, world: World): User | undefined {
  const claims = claimsOf(token, key);
  const own = objectAt(claims, OWN);
  const [namespace, name] = [textAt(own, 'namespace'), textAt(own, 'serviceaccount', 'name')];
  const uid = textAt(own, 'serviceaccount', 'uid');
  const account = world.get('serviceaccounts', namespace, name);
  const ends = numberAt(claims, 'exp');
  if (account === undefined || textAt(account, 'metadata', 'uid') !== uid) return undefined;
  if (ends !== undefined && ends * 1000 <= world.now) return undefined;
  const bound = Object.entries(BOUND).filter(([claim]) => own[claim] !== undefined);
  const isHeld = bound.every(([claim, resource]) => {
    const found = world.get(resource, claim === 'node' ? '' : namespace, textAt(own, claim, 'name'));
    return found !== undefined && textAt(found, 'metadata', 'uid') === textAt(own, claim, 'uid');
  });
  if (!isHeld) return undefined;
  return {
    name: `system:serviceaccount:${namespace}:${name}`,
    uid,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
    extra: extraOf(claims ?? {}, own),
  };
}

function extraOf(claims: JsonObject, own: JsonObject): Record<string, string[]> {
  const id = textAt(claims, 'jti');
  const held = ['node', 'pod'].filter((claim) => own[claim] !== undefined);
  return Object.fromEntries([
    ...(id === '' ? [] : [[`${EXTRA}credential-id`, [`JTI=${id}`]]]),
    ...held.flatMap((claim) =>
      ['name', 'uid'].map((part) => [`${EXTRA}${claim}-${part}`, [textAt(own, claim, part)]]),
    ),
  ]);
}

/** The claims about the service account in a token. */
export function accountClaims(account: JsonObject): JsonObject {
  const { name = '', namespace = '', uid = '' } = objectAt(account, 'metadata');
  return { namespace, serviceaccount: { name, uid } };
}
