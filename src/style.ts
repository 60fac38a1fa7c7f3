import { Chalk, type ChalkInstance } from 'chalk';

/** Colours by meaning. No colour has a meaning that the text next to it does not express. */
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

/** Level 0 prints no escape sequences; 1 uses the terminal's own 16 colours, which are readable on light and dark backgrounds. */
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
