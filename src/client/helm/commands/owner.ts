import type { Running } from '../../client-effect.ts';
import type { Invocation } from '../../invocation.ts';
import type { ObjectOwner } from '../release/apply-objects.ts';

/** The release that the objects of a command belong to. */
export function* ownerOf(invocation: Invocation, name: string): Running<ObjectOwner> {
  const { namespace } = yield* invocation.connection();
  const types = yield* invocation.types();
  return { name, namespace, types, forceConflicts: invocation.flags.on('force-conflicts') };
}
