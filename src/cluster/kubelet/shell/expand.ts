import type { ShellEnvironment } from './environment.ts';
import { type ShellRun, variableOf } from './shell-run.ts';
import { sumOf } from './sum.ts';
import type { ShellWord, WordPart } from './syntax.ts';

/** Expands words into fields: unquoted expansions are split at whitespace, unquoted patterns become file names. */
export function expandWords(
  words: readonly ShellWord[],
  run: ShellRun,
  environment: ShellEnvironment,
): string[] {
  return words.flatMap((word) => fieldsOf(word, run, environment));
}

/** Expands a word into a single field, as in an assignment. */
export function expandText(word: ShellWord, run: ShellRun, environment: ShellEnvironment): string {
  return word.map((part) => textOf(part, run, environment)).join('');
}

function fieldsOf(word: ShellWord, run: ShellRun, environment: ShellEnvironment): string[] {
  const [only] = word;
  if (only !== undefined && 'variable' in only && only.variable === '@' && word.length === 1)
    return [...run.args.slice(1)];
  const fields: string[] = [];
  let current: string | undefined;
  let pattern = false;
  for (const part of word) {
    const text = textOf(part, run, environment);
    if (part.quoted || 'text' in part) {
      current = (current ?? '') + text;
      if (!part.quoted && /[*?[]/.test(text)) pattern = true;
      continue;
    }
    const pieces = text.split(/\s+/);
    pieces.forEach((piece, i) => {
      if (i > 0 && current !== undefined) {
        fields.push(current);
        current = undefined;
      }
      if (piece !== '') current = (current ?? '') + piece;
    });
  }
  if (current !== undefined) fields.push(current);
  return pattern ? fields.flatMap((field) => environment.files.glob(field, run.directory)) : fields;
}

function textOf(part: WordPart, run: ShellRun, environment: ShellEnvironment): string {
  if ('text' in part) return home(part.text, part.quoted, run);
  if ('sum' in part) return String(sumOf(part.sum, (name) => variableOf(run, name)));
  if ('command' in part) return outputOf(part.command, run, environment);
  const value = valueOfName(part.variable, run);
  return value === '' && part.fallback !== undefined ? part.fallback : value;
}

function home(text: string, quoted: boolean, run: ShellRun): string {
  return !quoted && /^~(\/|$)/.test(text) ? `${run.variables.HOME ?? '/root'}${text.slice(1)}` : text;
}

function valueOfName(name: string, run: ShellRun): string {
  switch (name) {
    case '?':
      return String(run.status);
    case '$':
      return '1';
    case '#':
      return String(Math.max(0, run.args.length - 1));
    case '@':
    case '*':
      return run.args.slice(1).join(' ');
    default:
      return /^\d$/.test(name)
        ? (run.args[Number(name)] ?? (name === '0' ? 'sh' : ''))
        : variableOf(run, name);
  }
}

function outputOf(text: string, run: ShellRun, environment: ShellEnvironment): string {
  let output = '';
  const write = (channel: 1 | 2, written: string) => {
    if (channel === 1) output += written;
    else environment.write(2, written);
  };
  run.status = environment.nested(text, run.args, run, { ...environment, input: '', write }).exit ?? 0;
  return output.replace(/\n+$/, '');
}
