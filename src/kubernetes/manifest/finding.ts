import type { Severity } from '../../source/diagnostic.ts';
import type { Range } from '../../source/range.ts';
import type { Located } from './located.ts';
import type { ManifestCode } from './manifest-code.ts';

/** A problem in a manifest, before it is assigned to a file. */
export interface Finding {
  readonly code: ManifestCode;
  /** `spec.template.spec.containers[0].ports`; empty for the object itself. */
  readonly path: string;
  readonly range: Range;
  /** What is wrong, without the path. */
  readonly message: string;
  readonly help?: string;
  /** The API server's own messages; absent if it accepts the object. */
  readonly server?: readonly string[];
  /** The severity, if it differs from that of the code. */
  readonly severity?: Severity;
}

/** A finding at a key, or at a position without a key. */
export function finding(
  code: ManifestCode,
  at: Located,
  message: string,
  more: { readonly help?: string; readonly severity?: Severity } = {},
): Finding {
  return { code, path: at.path, range: at.at, message, ...more };
}

/** A finding at a scalar value, or at the key of a longer value. */
export function findingAtValue(
  code: ManifestCode,
  at: Located,
  message: string,
  more: { readonly help?: string; readonly severity?: Severity } = {},
): Finding {
  const range = at.node.kind === 'scalar' && at.node.raw !== '' ? at.node.range : at.at;
  return { code, path: at.path, range, message, ...more };
}
