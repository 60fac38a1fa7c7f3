import { perKey } from '../../../per-key.ts';
import type { Expression } from '../expression.ts';
import { CelProblem } from '../lex.ts';
import { parseExpression } from '../parse.ts';
import { evaluate } from './evaluate.ts';
import type { Scope } from './macros.ts';
import { CelFailure, type CelValue } from './value.ts';

const parsed = perKey((text: string): Expression | CelProblem => {
  try {
    return parseExpression(text);
  } catch (problem) {
    if (problem instanceof CelProblem) return problem;
    throw problem;
  }
});

/** The value of an expression, which is parsed only once. Throws a `CelFailure`. */
export function evaluateText(text: string, scope: Scope): CelValue {
  const expression = parsed(text);
  if (expression instanceof CelProblem) throw new CelFailure(`compilation failed: ${expression.message}`);
  return evaluate(expression, scope);
}
