import type { JsonObject } from '../../kubernetes/json.ts';

/** What a patch is applied to. */
export interface PatchTarget {
  /** As it was sent. */
  readonly body: Uint8Array;
  /** The stored object in the version in which it was asked for; absent where an apply creates it. */
  readonly before?: JsonObject;
  /** The name of the schema of its type (`V1Pod`); absent for custom resources. */
  readonly type?: string;
  readonly kind: string;
  readonly apiVersion: string;
  readonly subresource: string;
  readonly manager: string;
  /** Takes fields over from other managers; of an apply. */
  readonly force: boolean;
  /** RFC 3339. */
  readonly time: string;
  /** A field that its type does not have: throws, warns or does nothing, as field validation asks. */
  checkFields(patch: JsonObject): void;
}

/** The patched object; throws a `StatusError` for a patch that cannot be read or applied. */
export type Patch = (target: PatchTarget) => JsonObject;

/** How objects are patched, by media type. */
export const PATCHES: Readonly<Record<string, Patch>> = {};
