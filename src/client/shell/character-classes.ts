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

/** The equivalent of `[:name:]` within the brackets of a JavaScript regular expression, as in the C locale. */
export function characterClass(name: string): string | undefined {
  return lookUp(CLASSES, name);
}
