import { lookUp } from '../../source/look-up.ts';

const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: ' \\t\\n\\v\\f\\r',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
};

/** What `[:name:]` is within the brackets of a regular expression of JavaScript, as in the locale C. */
export function characterClass(name: string): string | undefined {
  return lookUp(CLASSES, name);
}
