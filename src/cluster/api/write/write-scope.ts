import type { OwnedWrite } from '../../patch/ownership.ts';
import { timeText } from '../../time.ts';
import type { ApiContext } from '../context.ts';
import type { FieldValidation } from '../decode-object.ts';
import type { User } from '../request.ts';
import type { ResourceRoute } from '../route.ts';

/** One write with what its request says about it. */
export interface WriteScope {
  readonly context: ApiContext;
  readonly route: ResourceRoute;
  readonly user: User;
  readonly dryRun: boolean;
  /** Who owns the fields that it sets: `kubectl-create`. */
  readonly manager: string;
  readonly fieldValidation: FieldValidation;
  /** Adds a `Warning` header to the reply. */
  warn(text: string): void;
}

/** The write as it is told to the account of fields' owners. */
export function ownedWrite({ context, route, manager }: WriteScope): OwnedWrite {
  const { resource, version, subresource } = route;
  const { world } = context;
  return { resource, version, subresource, manager, world, time: timeText(world.now) };
}
