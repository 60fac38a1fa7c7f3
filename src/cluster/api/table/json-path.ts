import { isObject, type Json } from '../../../kubernetes/json.ts';

/** One step of a path, from the values found so far to those that it leads to. */
type Step = (values: readonly Json[]) => readonly Json[];

const INDEX = /^-?\d+$/;
const SLICE = /^(-?\d*):(-?\d*)$/;
const FILTER = /^\?\(\s*(.+?)\s*(?:(==|!=|<=|>=|<|>)\s*(.+?)\s*)?\)$/s;

/**
 * The values to which a path leads: fields, indexes, slices, `*`, names in quotes and filters, as columns of custom resources use them. None where a
 * part is not there; `undefined` for what is no such path.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/jsonpath/
 */
export function valuesAt(object: Json, path: string): readonly Json[] | undefined {
  const steps = readSteps(path.trim().replace(/^[$@]/, ''));
  return steps?.reduce<readonly Json[]>((values, step) => step(values), [object]);
}

function readSteps(path: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  let at = 0;
  while (at < path.length) {
    if (path.charAt(at) === '[') {
      const end = closing(path, at);
      const step = end === -1 ? undefined : bracket(path.slice(at + 1, end).trim());
      if (step === undefined) return undefined;
      steps.push(step);
      at = end + 1;
      continue;
    }
    if (path.charAt(at) === '.') at++;
    const name = /^(?:\\.|[^.[\\])+/s.exec(path.slice(at))?.[0];
    if (name === undefined) return undefined;
    steps.push(field(name.replace(/\\(.)/gs, '$1')));
    at += name.length;
  }
  return steps;
}

/** Where the bracket at a place closes, past quoted texts; -1 where it does not. */
function closing(path: string, open: number): number {
  let depth = 0;
  let quote = '';
  for (let at = open; at < path.length; at++) {
    const char = path.charAt(at);
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '[') depth++;
    else if (char === ']' && --depth === 0) return at;
  }
  return -1;
}

function bracket(inner: string): Step | undefined {
  const quoted = /^(['"])(.*)\1$/s.exec(inner);
  if (quoted !== null) return field(quoted[2] ?? '');
  if (inner === '*') return everyValue;
  if (INDEX.test(inner)) return (values) => values.flatMap((value) => itemAt(value, Number(inner)));
  const slice = SLICE.exec(inner);
  if (slice !== null) {
    const [, from = '', to = ''] = slice;
    const end = to === '' ? undefined : Number(to);
    return (values) => values.flatMap((v) => (Array.isArray(v) ? v.slice(Number(from || 0), end) : []));
  }
  const filter = FILTER.exec(inner);
  return filter === null ? undefined : filtering(filter[1] ?? '', filter[2], filter[3] ?? '');
}

function field(name: string): Step {
  if (name === '*') return everyValue;
  return (values) => values.flatMap((value) => memberOf(value, name));
}

function memberOf(value: Json, name: string): readonly Json[] {
  const member = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return member === undefined ? [] : [member];
}

const everyValue: Step = (values) =>
  values.flatMap((value) => (Array.isArray(value) ? value : isObject(value) ? Object.values(value) : []));

function itemAt(value: Json, index: number): readonly Json[] {
  const item = Array.isArray(value) ? value.at(index) : undefined;
  return item === undefined ? [] : [item];
}

/** Keeps the items of lists for which a comparison holds, or which have what a path names. */
function filtering(left: string, operator: string | undefined, right: string): Step {
  const holds = (item: Json): boolean => {
    const found = operand(item, left);
    if (operator === undefined) return found !== undefined;
    const wanted = operand(item, right);
    return found !== undefined && wanted !== undefined && compare(found, operator, wanted);
  };
  return (values) => values.flatMap((value) => (Array.isArray(value) ? value.filter(holds) : []));
}

function operand(item: Json, text: string): Json | undefined {
  const quoted = /^(['"])(.*)\1$/s.exec(text);
  if (quoted !== null) return quoted[2] ?? '';
  if (text.startsWith('@')) return valuesAt(item, text)?.[0];
  if (text === 'true' || text === 'false') return text === 'true';
  return text !== '' && !Number.isNaN(Number(text)) ? Number(text) : undefined;
}

function compare(a: Json, operator: string, b: Json): boolean {
  if (operator === '==') return a === b;
  if (operator === '!=') return a !== b;
  if (typeof a !== typeof b || (typeof a !== 'number' && typeof a !== 'string')) return false;
  const [left, right] = [a, b as typeof a];
  if (operator === '<') return left < right;
  if (operator === '>') return left > right;
  return operator === '<=' ? left <= right : left >= right;
}
