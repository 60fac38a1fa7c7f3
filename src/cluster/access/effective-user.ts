import type { ApiRequest, User } from '../api/request.ts';
import { statusError } from '../api/status-error.ts';
import type { World } from '../world.ts';
import type { AccessAttributes } from './attributes.ts';
import { authorize } from './authorize.ts';

const EXTRA = 'impersonate-extra-';
const ACCOUNT = 'system:serviceaccount:';
const ANONYMOUS = 'system:anonymous';
const AUTHENTICATED = 'system:authenticated';
const UNAUTHENTICATED = 'system:unauthenticated';
const AUTHENTICATION = 'authentication.k8s.io';

/**
 * The user that a request acts as: its sender, or the user that the sender impersonates. Throws 403.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation
 */
export function effectiveUser(request: ApiRequest, world: World): User {
  const { headers, user } = request;
  const name = headers['impersonate-user'] ?? '';
  const uid = headers['impersonate-uid'] ?? '';
  const groups = headerValues(headers['impersonate-group']);
  const extra = Object.entries(headers)
    .filter(([header]) => header.startsWith(EXTRA))
    .map(([header, value]): [string, string[]] => [
      decodeURIComponent(header.slice(EXTRA.length)),
      headerValues(value),
    ]);
  if (name === '') {
    if (groups.length === 0 && uid === '' && extra.length === 0) return user;
    const given = [...groups, ...extra.map(([key]) => key), uid].filter((word) => word !== '');
    throw statusError(
      500,
      'InternalError',
      `Internal error occurred: requested [${given.join(' ')}] without impersonating a user`,
    );
  }
  const may = (what: Partial<AccessAttributes>): void =>
    authorize({ ...NOWHERE, user, verb: 'impersonate', path: request.path, ...what }, world);
  const account = accountOf(name);
  if (account === undefined) may({ resource: 'users', name });
  else may({ resource: 'serviceaccounts', ...account });
  for (const group of groups) may({ resource: 'groups', name: group });
  for (const [key, values] of extra)
    for (const value of values)
      may({ group: AUTHENTICATION, resource: 'userextras', subresource: key, name: value });
  if (uid !== '') may({ group: AUTHENTICATION, resource: 'uids', name: uid });
  return {
    name,
    groups: withImplied(name, groups, account?.namespace),
    ...(uid !== '' && { uid }),
    ...(extra.length > 0 && { extra: Object.fromEntries(extra) }),
  };
}

const NOWHERE = { group: '', resource: '', subresource: '', namespace: '', name: '' };

/** The namespace and name in a service account's user name. */
function accountOf(user: string): { namespace: string; name: string } | undefined {
  if (!user.startsWith(ACCOUNT)) return undefined;
  const [namespace = '', name = '', ...rest] = user.slice(ACCOUNT.length).split(':');
  return namespace !== '' && name !== '' && rest.length === 0 ? { namespace, name } : undefined;
}

/** Adds the groups that every service account or every authenticated user belongs to. */
function withImplied(user: string, groups: readonly string[], namespace: string | undefined): string[] {
  const own =
    namespace !== undefined && groups.length === 0
      ? ['system:serviceaccounts', `system:serviceaccounts:${namespace}`]
      : [...groups];
  const implied = user === ANONYMOUS ? UNAUTHENTICATED : AUTHENTICATED;
  return own.some((group) => group === AUTHENTICATED || group === UNAUTHENTICATED) ? own : [...own, implied];
}

/** The values of a header that was sent several times; a single value may contain commas. */
function headerValues(value: string | undefined): string[] {
  return (value ?? '').split(', ').filter((word) => word !== '');
}
