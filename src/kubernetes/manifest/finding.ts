import type { Severity } from '../../source/diagnostic.ts';
import type { Range } from '../../source/range.ts';
import type { Located } from './located.ts';
import type { ManifestCode } from './manifest-code.ts';

/** Something wrong in a manifest, before it is bound to a file. */
export interface Finding {
  readonly code: ManifestCode;
  /** `spec.template.spec.containers[0].ports`; empty for the object itself. */
  readonly path: string;
  readonly range: Range;
  /** What is wrong, without the path. */
  readonly message: string;
  readonly help?: string;
  /** What the API server says of it, in its own sentences; absent for what it takes. */
  readonly server?: readonly string[];
  /** Where it differs from the code's. */
  readonly severity?: Severity;
}

/** A finding at a key, or at a place that has none. */
export function finding(
  code: ManifestCode,
  at: Located,
  message: string,
  more: { readonly help?: string; readonly severity?: Severity } = {},
): Finding {
  return { code, path: at.path, range: at.at, message, ...more };
}

/** A finding at a scalar value, or at the key of a longer one. */
export function findingAtValue(
  code: ManifestCode,
  at: Located,
  message: string,
  more: { readonly help?: string; readonly severity?: Severity } = {},
): Finding {
  const range = at.node.kind === 'scalar' && at.node.raw !== '' ? at.node.range : at.at;
  return { code, path: at.path, range, message, ...more };
}
