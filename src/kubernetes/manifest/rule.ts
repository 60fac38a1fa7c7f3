import type { Finding } from './finding.ts';
import type { RuleCode } from './manifest-code.ts';
import type { ManifestObject } from './manifest-object.ts';

/** One thing that the schema cannot say. It looks at any object and finds nothing in those that it is not about. */
export interface Rule {
  readonly code: RuleCode;
  check(object: ManifestObject): Iterable<Finding>;
}
