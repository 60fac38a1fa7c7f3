import { type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { accountClaims } from '../../access/tokens/account-token.ts';
import { signToken } from '../../access/tokens/web-token.ts';
import type { World } from '../../world.ts';
import type { Controller } from '../controller.ts';
import { splitKey } from '../object-key.ts';

const TYPE = 'kubernetes.io/service-account-token';
const NAME = 'kubernetes.io/service-account.name';
const UID = 'kubernetes.io/service-account.uid';

/**
 * Fills Secrets with service account tokens, which do not expire, and deletes Secrets whose account no longer exists.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#token-controller
 */
export function accountSecret(tokenKey: string): Controller {
  return {
    name: 'tokens-controller',
    watches: [
      { resource: 'secrets', keys: (secret) => (secret.type === TYPE ? [keyOf(secret)] : []) },
      {
        resource: 'serviceaccounts',
        keys: (account, world) =>
          world
            .list('secrets', textAt(account, 'metadata', 'namespace'))
            .filter((secret) => secret.type === TYPE && accountName(secret) === nameOf(account))
            .map(keyOf),
      },
    ],
    reconcile(key, world) {
      const [namespace, name] = splitKey(key);
      const secret = world.get('secrets', namespace, name);
      if (secret === undefined || secret.type !== TYPE) return { writes: [] };
      const account = world.get('serviceaccounts', namespace, accountName(secret));
      const uid = textAt(secret, 'metadata', 'annotations', UID);
      const isOf = account !== undefined && ['', textAt(account, 'metadata', 'uid')].includes(uid);
      if (account === undefined || !isOf)
        return { writes: [{ do: 'delete', resource: 'secrets', namespace, name }] };
      const data = objectAt(secret, 'data');
      const wanted = dataFor(secret, account, tokenKey, world);
      const missing = Object.keys(wanted).filter((field) => data[field] === undefined);
      if (missing.length === 0 && uid !== '') return { writes: [] };
      const added = Object.fromEntries(missing.map((field) => [field, wanted[field] ?? '']));
      const annotations = { [UID]: textAt(account, 'metadata', 'uid') };
      return {
        writes: [
          {
            do: 'patch',
            resource: 'secrets',
            namespace,
            name,
            patch: { metadata: { annotations }, data: added },
          },
        ],
      };
    },
  };
}

function dataFor(secret: JsonObject, account: JsonObject, tokenKey: string, world: World): JsonObject {
  const { namespace = '', name = '' } = objectAt(account, 'metadata');
  const root = world.get('configmaps', String(namespace), 'kube-root-ca.crt');
  const claims: JsonObject = {
    iss: 'kubernetes/serviceaccount',
    'kubernetes.io': {
      ...accountClaims(account),
      secret: { name: nameOf(secret), uid: textAt(secret, 'metadata', 'uid') },
    },
    sub: `system:serviceaccount:${namespace}:${name}`,
  };
  const certificate = textAt(root, 'data', 'ca.crt');
  return {
    ...(certificate !== '' && { 'ca.crt': encoded(certificate) }),
    namespace: encoded(String(namespace)),
    token: encoded(signToken(claims, tokenKey)),
  };
}

function encoded(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

function accountName(secret: JsonObject): string {
  return textAt(secret, 'metadata', 'annotations', NAME);
}

function nameOf(object: JsonObject): string {
  return textAt(object, 'metadata', 'name');
}

function keyOf(object: JsonObject): string {
  return `${textAt(object, 'metadata', 'namespace')}/${nameOf(object)}`;
}
