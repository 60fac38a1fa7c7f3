import type { Range } from '../../source/range.ts';
import type { Located } from './located.ts';

/** One object of a file, with the type that its fields are checked against. */
export interface ManifestObject {
  readonly apiVersion: string;
  readonly kind: string;
  /** `apps` of `apps/v1`; empty for the core group. */
  readonly group: string;
  readonly root: Located;
  /** `undefined` for a custom resource, whose fields nobody here knows. */
  readonly type: string | undefined;
  /** A tool's own file, which the API server never sees. */
  readonly config: boolean;
  /** Where to point when something is missing at the top. */
  readonly head: Range;
}
