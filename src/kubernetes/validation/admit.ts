import { applyDefaults, prepareNew } from '../defaults/apply-defaults.ts';
import { STAND_INS } from '../defaults/prepare/allocation.ts';
import { type JsonObject, objectAt } from '../json.ts';
import { typeOfKind } from '../schema/schemas.ts';
import type { KubernetesVersion } from '../schema/versions.ts';
import type { Cause } from './cause.ts';
import { type DecodeProblem, decodeProblems } from './decode.ts';
import { type ApiObject, text } from './object-values.ts';
import { rulesOf } from './registry.ts';
import { validateAllocation, validateCreate } from './validate.ts';

/** The API server's response to a new object: it accepts it, cannot decode it (status 400), or refuses it (status 422). */
export type Admission =
  | { readonly verdict: 'accepted' }
  | { readonly verdict: 'unreadable'; readonly problems: readonly DecodeProblem[] }
  | { readonly verdict: 'invalid'; readonly causes: readonly Cause[] };

export interface AdmissionOptions {
  /** Whether the account `default` is set in a Pod without one, as a cluster's admission does; validation alone does not. */
  readonly serviceAccount?: 'filled' | 'as sent';
}

/**
 * The API server's response when an object is created; `undefined` for a kind whose fields or validation are not modelled. Never throws, whatever
 * the object.
 */
export function admitCreate(
  created: ApiObject,
  version: KubernetesVersion,
  { serviceAccount = 'as sent' }: AdmissionOptions = {},
): Admission | undefined {
  const apiVersion = text(created, 'apiVersion');
  const kind = text(created, 'kind');
  const type = typeOfKind(apiVersion, kind);
  const rules = rulesOf(apiVersion, kind);
  if (type === undefined || rules === undefined) return undefined;
  const problems = decodeProblems(created, type, version);
  if (problems.length > 0) return { verdict: 'unreadable', problems };
  const defaulted = applyDefaults(created as JsonObject);
  const refused = validateAllocation(defaulted, rules);
  if (refused.length > 0) return { verdict: 'invalid', causes: refused };
  const made = prepareNew(defaulted);
  made.metadata = { ...objectAt(made, 'metadata'), uid: STAND_INS.uid };
  if (serviceAccount === 'filled' && kind === 'Pod') {
    const spec = objectAt(made, 'spec');
    if (!spec['serviceAccountName']) spec['serviceAccountName'] = 'default';
  }
  const causes = validateCreate(rules.checked?.(made, created) ?? made, rules);
  return causes.length > 0 ? { verdict: 'invalid', causes } : { verdict: 'accepted' };
}
