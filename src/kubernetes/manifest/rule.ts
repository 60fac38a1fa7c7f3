import type { Finding } from './finding.ts';
import type { RuleCode } from './manifest-code.ts';
import type { ManifestObject } from './manifest-object.ts';

/** One thing that the schema cannot say. It looks at any object and finds nothing in those that it is not about. */
export interface Rule {
  readonly code: RuleCode;
  /** It also finds what the API server takes and candidates rarely mean; other rules only explain what the server refuses. */
  readonly advises?: true;
  check(object: ManifestObject): Iterable<Finding>;
}
