import { type JsonObject, objectAt, objectsAt, textAt } from '../kubernetes/json.ts';
import { meetsExpression } from './label-selector.ts';

/** Whether a node satisfies all expressions and fields of a node selector term; an empty term matches no node. */
export function matchesNodeTerm(term: JsonObject, node: JsonObject): boolean {
  const expressions = objectsAt(term, 'matchExpressions');
  const fields = objectsAt(term, 'matchFields');
  if (expressions.length === 0 && fields.length === 0) return false;
  const labels = objectAt(node, 'metadata', 'labels');
  const name = { 'metadata.name': textAt(node, 'metadata', 'name') };
  return (
    expressions.every((expression) => meetsExpression(expression, labels)) &&
    fields.every((field) => meetsExpression(field, name))
  );
}
