import { explain, isExplanation } from '../kubernetes/schema/explain.ts';
import type { Style } from '../style.ts';
import { describeExplainProblem, describeExplanation } from '../ui/render/explanation.ts';

/** A kind, or a path in it, in words; also where there is none. */
export function explainInWords(kindAndPath: string, style: Style, width: number): string {
  const found = explain(kindAndPath);
  return isExplanation(found) ? describeExplanation(found, style, width) : describeExplainProblem(found);
}
