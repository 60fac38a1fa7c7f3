import { isObject, type Json, type JsonObject } from '../../../kubernetes/json.ts';
import { HelmFailure } from '../helm-failure.ts';

/**
 * Applies `--set` to values: `a.b=1,c[0]=x,d={x,y}`; a backslash escapes a comma, a dot or a bracket.
 *
 * @param typed whether `true`, `null` and whole numbers get their own types, which they do not with `--set-string`
 * @see https://helm.sh/docs/intro/using_helm/#the-format-and-limitations-of---set
 */
export function setValues(values: JsonObject, text: string, typed: boolean): JsonObject {
  let changed = values;
  for (const pair of split(text, ',')) {
    const [key = '', ...rest] = split(pair, '=');
    if (rest.length === 0)
      throw new HelmFailure(`failed parsing --set data: key ${JSON.stringify(pair)} has no value`);
    changed = put(changed, pathOf(key), valueIn(rest.join('='), typed)) as JsonObject;
  }
  return changed;
}

type Step = string | number;

function pathOf(key: string): readonly Step[] {
  return split(key, '.').flatMap((part): Step[] => {
    const [, name = '', indexes = ''] = /^((?:[^[\\]|\\.)*)((?:\[\d+\])*)$/.exec(part) ?? [];
    if (name === '' && indexes === '')
      throw new HelmFailure(`failed parsing --set data: key ${JSON.stringify(key)} cannot be read`);
    const at = [...indexes.matchAll(/\d+/g)].map(([digits]) => Number(digits));
    return [unescaped(name), ...at];
  });
}

function valueIn(text: string, typed: boolean): Json {
  if (text.startsWith('{') && text.endsWith('}')) {
    const inner = text.slice(1, -1);
    return inner === '' ? [] : split(inner, ',').map((item) => scalarOf(item, typed));
  }
  return scalarOf(text, typed);
}

function scalarOf(text: string, typed: boolean): Json {
  const plain = unescaped(text);
  if (!typed) return plain;
  if (plain === 'true' || plain === 'false') return plain === 'true';
  if (plain === 'null') return null;
  return /^-?(?:0|[1-9]\d*)$/.test(plain) && Number.isSafeInteger(Number(plain)) ? Number(plain) : plain;
}

const MOST_ITEMS = 65_536;

function put(into: Json | undefined, [step, ...rest]: readonly Step[], value: Json): Json {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    if (step >= MOST_ITEMS) throw new HelmFailure(`failed parsing --set data: index ${step} is too large`);
    const list = Array.isArray(into) ? [...into] : [];
    while (list.length < step) list.push(null);
    list[step] = put(list[step], rest, value);
    return list;
  }
  const map = isObject(into) ? into : {};
  return { ...map, [step]: put(map[step], rest, value) };
}

/** Splits a text at a character, unless it follows a backslash or is within braces. */
function split(text: string, sign: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') {
      part += text.slice(at, at + 2);
      at++;
    } else if (char === sign && depth === 0) {
      parts.push(part);
      part = '';
    } else {
      if (char === '{') depth++;
      if (char === '}') depth--;
      part += char;
    }
  }
  return [...parts, part];
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
