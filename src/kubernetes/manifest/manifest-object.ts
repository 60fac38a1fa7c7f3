import type { Range } from '../../source/range.ts';
import type { Located } from './located.ts';

/** One object of a file, with the type that its fields are checked against. */
export interface ManifestObject {
  readonly apiVersion: string;
  readonly kind: string;
  /** `apps` of `apps/v1`; empty for the core group. */
  readonly group: string;
  readonly root: Located;
  /** `undefined` for a custom resource, whose fields are unknown. */
  readonly type: string | undefined;
  /** Whether it is a tool's own file, which the API server never gets. */
  readonly config: boolean;
  /** The range to report when a top-level field is missing. */
  readonly head: Range;
}
