import { isObject, type Json } from '../../../kubernetes/json.ts';
import { Beyond } from '../../shell/beyond.ts';
import { compareJson, JqError, sameJson, typeOf } from './value.ts';

/** Applies an operator to two values. @throws JqError if it is not defined for them */
export function binaryValue(operator: string, a: Json, b: Json): Json {
  switch (operator) {
    case '==':
      return sameJson(a, b);
    case '!=':
      return !sameJson(a, b);
    case '<':
      return compareJson(a, b) < 0;
    case '<=':
      return compareJson(a, b) <= 0;
    case '>':
      return compareJson(a, b) > 0;
    case '>=':
      return compareJson(a, b) >= 0;
    case '+':
      return sum(a, b);
    case '-':
      if (Array.isArray(a) && Array.isArray(b))
        return a.filter((item) => !b.some((other) => sameJson(item, other)));
      break;
    case '/':
      if (typeof a === 'string' && typeof b === 'string') return a === '' ? [] : a.split(b);
      break;
    case '*':
      if (typeof a === 'string' || typeof b === 'string' || isObject(a))
        throw new Beyond('jq with * of such values');
      break;
  }
  if (typeof a !== 'number' || typeof b !== 'number')
    throw new JqError(`${typeOf(a)} and ${typeOf(b)} cannot be combined by ${operator}`);
  return number(operator, a, b);
}

function sum(a: Json, b: Json): Json {
  if (a === null) return b;
  if (b === null) return a;
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  if (isObject(a) && isObject(b)) return { ...a, ...b };
  throw new JqError(`${typeOf(a)} and ${typeOf(b)} cannot be added`);
}

function number(operator: string, a: number, b: number): number {
  if (operator === '-') return a - b;
  if (operator === '*') return a * b;
  if (b === 0) throw new JqError('cannot be divided because the divisor is zero');
  if (operator === '/') return a / b;
  return Math.trunc(a) % Math.trunc(b) || 0;
}
