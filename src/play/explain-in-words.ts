import type { Env } from '../env.ts';
import { explain, isExplanation } from '../kubernetes/schema/explain.ts';
import { loadDescriptions } from '../learner/load-descriptions.ts';
import type { Screen } from '../screen.ts';
import { describeExplainProblem, describeExplanation } from '../ui/render/explanation.ts';

/** A kind, or a path in it, in words; for an unknown one, similar names. */
export function explainInWords(kindAndPath: string, env: Env, screen: Screen): string {
  const found = explain(kindAndPath);
  if (!isExplanation(found)) return describeExplainProblem(found);
  return describeExplanation(found, screen, loadDescriptions(env)(found.subject));
}
