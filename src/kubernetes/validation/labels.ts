import { checkName } from './check-values.ts';
import type { FieldPath } from './field-path.ts';
import { labelValue, qualifiedName } from './names.ts';
import { type ApiObject, has, object, objects, text, textEntries, texts } from './object-values.ts';

/** Checks the labels of an object or a template, or a selector in the form of labels. */
export function checkLabels(of: ApiObject | undefined, field: string, at: FieldPath): void {
  for (const [key, value] of textEntries(of, field)) {
    checkName(key, qualifiedName, at);
    checkName(value, labelValue, at);
  }
}

export interface SelectorOptions {
  /** Whether values are exempt from the syntax of label values, since objects of an older release may contain others. */
  readonly anyValues?: boolean;
}

/**
 * Checks a label selector with `matchLabels` and `matchExpressions`, if there is one.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/
 */
export function checkLabelSelector(
  selector: ApiObject | undefined,
  at: FieldPath,
  options: SelectorOptions = {},
): void {
  if (selector === undefined) return;
  checkLabels(selector, 'matchLabels', at.child('matchLabels'));
  objects(selector, 'matchExpressions').forEach((expression, position) => {
    checkExpression(expression, at.child('matchExpressions').item(position), options);
  });
}

function checkExpression(expression: ApiObject, at: FieldPath, { anyValues }: SelectorOptions): void {
  const values = texts(expression, 'values');
  const operator = text(expression, 'operator');
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0)
      at.child('values').required("must be specified when `operator` is 'In' or 'NotIn'");
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length > 0)
      at.child('values').forbidden("may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
  } else at.child('operator').invalid(operator, 'not a valid selector operator');
  checkName(text(expression, 'key'), qualifiedName, at.child('key'));
  if (anyValues === true) return;
  values.forEach((value, position) => {
    checkName(value, labelValue, at.child('values').item(position));
  });
}

/** Whether a selector is empty and therefore selects everything. */
export function isEmptySelector(selector: ApiObject): boolean {
  return (
    textEntries(selector, 'matchLabels').length === 0 && objects(selector, 'matchExpressions').length === 0
  );
}

/** Whether a valid selector matches these labels. */
export function selects(selector: ApiObject, labels: ApiObject | undefined): boolean {
  const wanted = object(selector, 'matchLabels') ?? {};
  if (Object.entries(wanted).some(([key, value]) => labels?.[key] !== value)) return false;
  return objects(selector, 'matchExpressions').every((expression) => {
    const key = text(expression, 'key');
    const values = texts(expression, 'values');
    const known = has(labels, key);
    switch (text(expression, 'operator')) {
      case 'In':
        return known && values.includes(text(labels, key));
      case 'NotIn':
        return !known || !values.includes(text(labels, key));
      case 'Exists':
        return known;
      default:
        return !known;
    }
  });
}
