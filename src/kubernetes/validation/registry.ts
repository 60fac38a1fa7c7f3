import { namespace } from './core/namespace.ts';
import { pod } from './core/pod/pod.ts';
import type { KindRules } from './kind-rules.ts';

/** Every kind whose validation is known, one line each. */
const ALL: readonly KindRules[] = [namespace, pod];

const BY_KIND: ReadonlyMap<string, KindRules> = new Map(
  ALL.map((rules) => [`${rules.apiVersion}/${rules.kind}`, rules]),
);

/** The rules of `apps/v1` `Deployment`; `undefined` for a kind whose validation is not modelled. */
export function rulesOf(apiVersion: string, kind: string): KindRules | undefined {
  return BY_KIND.get(`${apiVersion}/${kind}`);
}
