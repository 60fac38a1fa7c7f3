import { PROGRAM } from './source/program-name.ts';
import { type Style, style } from './style.ts';

/** Signs; wherever one is used, a word next to it says the same. */
export interface Signs {
  readonly good: string;
  readonly bad: string;
  readonly close: string;
  readonly unsure: string;
  readonly bullet: string;
  readonly rule: string;
  readonly bar: string;
  readonly pointer: string;
  readonly dot: string;
  readonly corner: string;
  /** From empty to full: for a bar that grows to the right, a column that grows upwards, and a day in a calendar. */
  readonly bars: string;
  readonly columns: string;
  readonly shades: string;
}

const UNICODE: Signs = {
  good: '✓',
  bad: '✗',
  close: '≈',
  unsure: '?',
  bullet: '•',
  rule: '─',
  bar: '│',
  pointer: '›',
  dot: '·',
  corner: '└',
  bars: ' ▏▎▍▌▋▊▉█',
  columns: ' ▁▂▃▄▅▆▇█',
  shades: '·░▒▓█',
};
const ASCII: Signs = {
  good: '+',
  bad: 'x',
  close: '~',
  unsure: '?',
  bullet: '*',
  rule: '-',
  bar: '|',
  pointer: '>',
  dot: '-',
  corner: '+',
  bars: ' #',
  columns: ' .:#',
  shades: '.-+*#',
};

/** The context in which text is drawn: the width, colours and signs, and how commands of ours are written. */
export interface Screen {
  /** The greatest width of a line, in columns. */
  readonly width: number;
  readonly style: Style;
  readonly signs: Signs;
  /** Without colours, code keeps its backticks and emphasis its asterisks. */
  readonly colour: boolean;
  /** Whether the output is for a screen reader: without rules, bars, and marks whose position has a meaning. */
  readonly plain: boolean;
  /** How the learner starts the program: `k8s-drill`, or `npx k8s-drill`. */
  readonly program: string;
}

export interface ScreenOptions {
  readonly width?: number;
  readonly level?: 0 | 1;
  readonly unicode?: boolean;
  readonly plain?: boolean;
  readonly program?: string;
}

/** A screen; by default with 80 columns, without colours, and in ASCII. */
export function screenWith({
  width = 80,
  level = 0,
  unicode = false,
  plain = false,
  program = PROGRAM,
}: ScreenOptions = {}): Screen {
  return { width, style: style(level), signs: unicode ? UNICODE : ASCII, colour: level > 0, plain, program };
}

/** The part of a screen to the right of some columns, such as an indent. */
export function narrower(whole: Screen, by: number): Screen {
  return { ...whole, width: whole.width - by };
}

/** Whether the terminal can show characters beyond ASCII, according to its locale. */
export function showsUnicode(
  variables: Readonly<Record<string, string | undefined>>,
  platform: string,
): boolean {
  if (variables['TERM'] === 'dumb' || variables['TERM'] === 'linux') return false;
  if (platform === 'win32')
    return variables['WT_SESSION'] !== undefined || variables['TERM_PROGRAM'] !== undefined;
  const locale = variables['LC_ALL'] || variables['LC_CTYPE'] || variables['LANG'] || '';
  return /utf-?8/i.test(locale);
}
