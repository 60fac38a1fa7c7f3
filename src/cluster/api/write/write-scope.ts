import type { OwnedWrite } from '../../patch/ownership.ts';
import { timeText } from '../../time.ts';
import type { ApiContext } from '../context.ts';
import type { FieldValidation } from '../decode-object.ts';
import type { User } from '../request.ts';
import type { ResourceRoute } from '../route.ts';

/** One write, with the details of its request. */
export interface WriteScope {
  readonly context: ApiContext;
  readonly route: ResourceRoute;
  readonly user: User;
  readonly dryRun: boolean;
  /** The manager that owns the fields that are set: `kubectl-create`. */
  readonly manager: string;
  readonly fieldValidation: FieldValidation;
  /** Adds a `Warning` header to the reply. */
  warn(text: string): void;
}

/** The write in the form needed to track field owners. */
export function ownedWrite({ context, route, manager }: WriteScope): OwnedWrite {
  const { resource, version, subresource } = route;
  const { world } = context;
  return { resource, version, subresource, manager, world, time: timeText(world.now) };
}
