import type { FieldPath } from '../field-path.ts';
import { type CelType, typeName } from './cel-type.ts';
import { inferType, type Names } from './infer-type.ts';
import { CelProblem } from './lex.ts';
import { parseExpression } from './parse.ts';

export interface ExpressionScope {
  readonly names: Names;
  /** The allowed types of the result; absent for any type. */
  readonly results?: readonly CelType[];
  /** The value to show instead of the expression. */
  readonly shown?: unknown;
}

/**
 * Checks an expression as far as possible without the schema of its input: its syntax, its names, the types of its operators, and its result.
 * Returns the type, or `dyn` if something is wrong.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/
 */
export function checkExpression(expression: string, scope: ExpressionScope, at: FieldPath): CelType {
  const shown = scope.shown ?? expression;
  try {
    const type = inferType(parseExpression(expression), scope.names);
    const wanted = scope.results;
    if (wanted !== undefined && !wanted.includes(type))
      at.invalid(shown, `must evaluate to ${wanted.map(typeName).join(' or ')} but got ${typeName(type)}`);
    return type;
  } catch (problem) {
    if (!(problem instanceof CelProblem)) throw problem;
    at.invalid(shown, `compilation failed: ${located(problem, expression)}`);
    return 'dyn';
  }
}

/** The message with the source line and a mark under the position. */
function located({ message, at }: CelProblem, expression: string): string {
  const before = expression.slice(0, at);
  const start = before.lastIndexOf('\n') + 1;
  const line = expression.slice(start).split('\n')[0] ?? '';
  const number = before.split('\n').length;
  const column = at - start;
  const head = `ERROR: <input>:${number}:${column + 1}: ${message}`;
  return expression === ''
    ? head.replace(':1:1:', ':1:0:')
    : `${head}\n | ${line}\n | ${'.'.repeat(column)}^`;
}
