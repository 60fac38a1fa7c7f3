import { PROGRAM } from './source/program-name.ts';
import { type Style, style } from './style.ts';

/** Signs, each with a word beside it wherever it is used. */
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
  /** From empty to full: of a bar that grows to the right, of a column that grows upwards, of a day in a calendar. */
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

/** What a text is drawn for: how wide a line may be, in which colours and signs, and what a command of ours is called there. */
export interface Screen {
  /** Columns that a line may take. */
  readonly width: number;
  readonly style: Style;
  readonly signs: Signs;
  /** Without colours code keeps its backticks, emphasis its stars. */
  readonly colour: boolean;
  /** For a reader that speaks: no rules, no bars, no marks that mean something only by where they are. */
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

/** A screen of 80 columns, without colours, in ASCII, unless it is told otherwise. */
export function screenWith({
  width = 80,
  level = 0,
  unicode = false,
  plain = false,
  program = PROGRAM,
}: ScreenOptions = {}): Screen {
  return { width, style: style(level), signs: unicode ? UNICODE : ASCII, colour: level > 0, plain, program };
}

/** The part of a screen beside so many columns, such as an indent. */
export function narrower(whole: Screen, by: number): Screen {
  return { ...whole, width: whole.width - by };
}

/** Whether the terminal can show signs beyond ASCII, as its locale says. */
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
