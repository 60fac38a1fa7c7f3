import type { JsonObject } from '../../../kubernetes/json.ts';
import { BASELINE } from './baseline.ts';
import { BASELINE_PROFILES } from './baseline-profiles.ts';
import type { SecurityCheck, Violation } from './check.ts';
import type { SecurityLevel } from './policy.ts';
import { RESTRICTED } from './restricted.ts';

const byId = (a: SecurityCheck, b: SecurityCheck): number => (a.id < b.id ? -1 : 1);
const BASE = [...BASELINE, ...BASELINE_PROFILES].sort(byId);
const REPLACED = new Set(RESTRICTED.map(({ replaces }) => replaces));
const CHECKS: Readonly<Record<SecurityLevel, readonly SecurityCheck[]>> = {
  privileged: [],
  baseline: BASE,
  restricted: [...BASE.filter(({ id }) => !REPLACED.has(id)), ...[...RESTRICTED].sort(byId)],
};

/** The violations of a level of the Pod Security Standards in a Pod. @see https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export function violationsOf(level: SecurityLevel, spec: JsonObject, metadata: JsonObject): Violation[] {
  return CHECKS[level].flatMap((check) => check.check(spec, metadata) ?? []);
}
