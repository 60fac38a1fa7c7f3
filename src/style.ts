import { Chalk, type ChalkInstance } from 'chalk';

/** Colours by meaning. None of them carries a meaning that the text beside it does not. */
export interface Style {
  good(text: string): string;
  bad(text: string): string;
  warn(text: string): string;
  dim(text: string): string;
  bold(text: string): string;
  emphasis(text: string): string;
  code(text: string): string;
  link(text: string): string;
  key(text: string): string;
  string(text: string): string;
  comment(text: string): string;
  marked(text: string): string;
}

/** Level 0 prints no escape sequence at all; 1 uses the terminal's own 16 colours, readable on light and dark. */
export function style(level: 0 | 1): Style {
  const c: ChalkInstance = new Chalk({ level });
  return {
    good: c.green,
    bad: c.red,
    warn: c.yellow,
    dim: c.dim,
    bold: c.bold,
    emphasis: c.italic,
    code: c.cyan,
    link: c.underline,
    key: c.blue,
    string: c.green,
    comment: c.dim,
    marked: c.inverse,
  };
}

/** NO_COLOR and FORCE_COLOR as <https://no-color.org> and Node have them; NO_COLOR wins. */
export function colourLevel(variables: Readonly<Record<string, string | undefined>>, isTTY: boolean): 0 | 1 {
  if (variables['NO_COLOR']) return 0;
  const force = variables['FORCE_COLOR'];
  if (force !== undefined) return force === '0' || force === 'false' ? 0 : 1;
  return isTTY && variables['TERM'] !== 'dumb' ? 1 : 0;
}
