import type { ApiRequest, User } from '../api/request.ts';
import type { World } from '../world.ts';

/** Whom a request acts for: its sender, or the one whom the sender may impersonate. Throws 403. */
export function effectiveUser(request: ApiRequest, _world: World): User {
  return request.user;
}
