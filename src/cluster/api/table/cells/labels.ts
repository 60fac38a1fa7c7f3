import { isObject, type Json, listAt, objectAt, objectsAt, textAt } from '../../../../kubernetes/json.ts';

/** Labels as `a=b,c=d`, sorted by key; `<none>` if there are none. */
export function formatLabels(labels: Json | undefined): string {
  const pairs = Object.entries(objectAt(labels)).map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? '<none>' : pairs.sort().join(',');
}

/** A selector with labels and expressions in the form that kubectl accepts: `app=web,tier in (a,b),!old`; `<none>` if it is empty. */
export function formatSelector(selector: Json | undefined): string {
  const text = selectorText(selector);
  return text === '' ? '<none>' : text;
}

export function selectorText(selector: Json | undefined): string {
  if (!isObject(selector)) return '';
  const labels = Object.entries(objectAt(selector, 'matchLabels')).map(([key, value]) => ({
    key,
    text: `${key}=${value}`,
  }));
  const expressions = objectsAt(selector, 'matchExpressions').map((expression) => {
    const key = textAt(expression, 'key');
    const values = [...listAt(expression, 'values')].sort().join(',');
    return { key, text: expressionText(key, textAt(expression, 'operator'), values) };
  });
  return [...labels, ...expressions]
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ text }) => text)
    .join(',');
}

function expressionText(key: string, operator: string, values: string): string {
  if (operator === 'Exists') return key;
  if (operator === 'DoesNotExist') return `!${key}`;
  return `${key} ${operator === 'NotIn' ? 'notin' : 'in'} (${values})`;
}
