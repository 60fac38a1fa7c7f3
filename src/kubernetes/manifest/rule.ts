import type { Finding } from './finding.ts';
import type { RuleCode } from './manifest-code.ts';
import type { ManifestObject } from './manifest-object.ts';

/** A rule that the schema can't express. It accepts any object and finds nothing in objects that it is not about. */
export interface Rule {
  readonly code: RuleCode;
  /** Whether it also reports what the API server accepts but is rarely intended; other rules only explain what the server refuses. */
  readonly advises?: true;
  check(object: ManifestObject): Iterable<Finding>;
}
