import type { Json } from '../../../kubernetes/json.ts';
import { Beyond } from '../../shell/beyond.ts';

/** Numbers that jq and JavaScript might print differently. */
const ODD_NUMBER =
  /(?:^|[\s:[,])-?(?:\d+\.\d*0|\d+(?:\.\d+)?[eE][-+]?\d+|\d{16,}|\d+\.\d{15,})(?=[\s,\]}]|$)/;
const KEY_OF_DIGITS = /"\d+"\s*:/;

/** Reads the consecutive JSON values of a text. @returns the values before the first error, and whether there is one */
export function readJsonTexts(text: string): { readonly values: Json[]; readonly broken: boolean } {
  const plain = text.replace(/"(?:[^"\\]|\\.)*"(?!\s*:)/g, '""');
  if (ODD_NUMBER.test(plain) || KEY_OF_DIGITS.test(plain)) throw new Beyond('jq of such numbers or keys');
  const values: Json[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const end = firstValue(rest);
    try {
      values.push(JSON.parse(rest.slice(0, end)) as Json);
    } catch {
      return { values, broken: true };
    }
    rest = rest.slice(end).trimStart();
  }
  return { values, broken: false };
}

/** The position at which the first value of a text ends. */
function firstValue(text: string): number {
  if (!/^[{["]/.test(text)) return /^[^\s{}[\],:"]+/.exec(text)?.[0].length ?? 1;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') at += (/^"(?:[^"\\]|\\.)*"/s.exec(text.slice(at))?.[0].length ?? text.length) - 1;
    else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    if (depth === 0) return at + 1;
  }
  return text.length;
}
