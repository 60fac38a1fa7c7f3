import type { LongestMatcher } from '../regex/longest-match.ts';
import type { SedAction, SedAddress, SedCommand, SedReplacement } from './parse-script.ts';

/** An input line while a script processes it. */
interface SedLine {
  text: string;
  readonly number: number;
  readonly isLast: boolean;
  /** What is printed before the line, and after it. */
  before: string;
  after: string;
  deleted: boolean;
  quits: boolean;
}

/** The line at which the range of a command started, and the line at which it ends, if that is known. */
interface OpenRange {
  readonly ends: number | undefined;
}

/** Runs a script on a text. @param quiet set by `-n` */
export function runSed(commands: readonly SedCommand[], text: string, quiet: boolean): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const ranges = new Map<SedCommand, OpenRange>();
  let printed = '';
  for (const [i, whole] of lines.entries()) {
    const line: SedLine = {
      text: whole.replace(/\n$/, ''),
      number: i + 1,
      isLast: i === lines.length - 1,
      before: '',
      after: '',
      deleted: false,
      quits: false,
    };
    runCommands(commands, line, ranges);
    const end = whole.endsWith('\n') ? '\n' : '';
    const shown = quiet || line.deleted ? '' : `${line.text}\n`;
    const out = line.before + shown + line.after;
    printed += end === '' && line.after === '' ? out.replace(/\n$/, '') : out;
    if (line.quits) break;
  }
  return printed;
}

function runCommands(
  commands: readonly SedCommand[],
  line: SedLine,
  ranges: Map<SedCommand, OpenRange>,
): void {
  for (const command of commands) {
    if (line.deleted || line.quits) return;
    if (isSelected(command, line, ranges) === command.negated) continue;
    if (command.action.kind === '{') runCommands(command.action.commands, line, ranges);
    else act(command.action, line, command, ranges);
  }
}

function isSelected(command: SedCommand, line: SedLine, ranges: Map<SedCommand, OpenRange>): boolean {
  const { from, to } = command;
  if (from === undefined) return true;
  if (to === undefined) return isAt(from, line);
  const open = ranges.get(command);
  if (open === undefined) {
    if (!isAt(from, line)) return false;
    const ends = to.kind === 'line' ? to.line : to.kind === 'more' ? line.number + to.lines : undefined;
    if (ends === undefined || ends > line.number) ranges.set(command, { ends });
    return true;
  }
  const ended = open.ends === undefined ? isAt(to, line) : line.number >= open.ends;
  if (ended) ranges.delete(command);
  return true;
}

function isAt(address: SedAddress, { number, isLast, text }: SedLine): boolean {
  switch (address.kind) {
    case 'line':
      return address.line === number;
    case 'last':
      return isLast;
    case 'step':
      return address.step === 0
        ? number === address.first
        : number >= address.first && (number - address.first) % address.step === 0;
    case 'match':
      return address.matcher.test(text);
    case 'more':
      return false;
  }
}

function act(
  action: Exclude<SedAction, { kind: '{' }>,
  line: SedLine,
  command: SedCommand,
  ranges: ReadonlyMap<SedCommand, OpenRange>,
): void {
  switch (action.kind) {
    case 's': {
      const changed = substitute(line.text, action.matcher, action.replacement, action.global, action.nth);
      if (changed === undefined) return;
      line.text = changed;
      if (action.prints) line.before += `${line.text}\n`;
      return;
    }
    case 'y':
      line.text = [...line.text].map((c) => action.to[action.from.indexOf(c)] ?? c).join('');
      return;
    case 'p':
      line.before += `${line.text}\n`;
      return;
    case '=':
      line.before += `${line.number}\n`;
      return;
    case 'd':
      line.deleted = true;
      return;
    case 'q':
      line.quits = true;
      return;
    case 'a':
      line.after += `${action.text}\n`;
      return;
    case 'i':
      line.before += `${action.text}\n`;
      return;
    case 'c':
      line.deleted = true;
      if (command.to === undefined || command.negated || !ranges.has(command))
        line.before += `${action.text}\n`;
  }
}

/** @returns `undefined` if nothing matches */
function substitute(
  text: string,
  matcher: LongestMatcher,
  replacement: SedReplacement,
  global: boolean,
  nth: number,
): string | undefined {
  let result = '';
  let from = 0;
  let count = 0;
  let changed = false;
  let lastEnd = -1;
  for (let at = 0; at <= text.length; ) {
    const match = matcher.find(text, at);
    if (match === undefined) break;
    const { start, end } = match;
    const isEmptyAfterMatch = start === end && start === lastEnd;
    if (!isEmptyAfterMatch && (++count === nth || (global && count > nth))) {
      result += text.slice(from, start);
      for (const part of replacement)
        result +=
          typeof part === 'string'
            ? part
            : part === 0
              ? text.slice(start, end)
              : (match.groups[part - 1] ?? '');
      from = end;
      changed = true;
      if (!global) break;
    }
    lastEnd = end;
    at = end > start ? end : end + 1;
  }
  return changed ? result + text.slice(from) : undefined;
}
