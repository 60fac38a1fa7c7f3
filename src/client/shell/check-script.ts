import { lookUp } from '../../source/look-up.ts';
import { Beyond } from './beyond.ts';
import { BUILTINS } from './builtins/registry.ts';
import { parseLine } from './parse/parse-line.ts';
import { SourceText } from './parse/source-text.ts';
import type { BashCommand, BashList, BashPart, BashWord } from './parse/syntax.ts';
import { BashSyntaxError } from './parse/syntax-error.ts';
import { FOLDERS_OF_PROGRAMS } from './program.ts';
import type { ShellState } from './shell-state.ts';

/** Checks a whole script without running it. @throws Beyond for features that are known not to run here */
export function checkScript(text: string, { aliases, programs }: ShellState): void {
  const known = new Map(aliases);
  const source = new SourceText(text, known);
  try {
    for (let list = parseLine(source); list !== undefined; list = parseLine(source)) {
      const check = (command: BashCommand) => {
        if (command.kind === 'simple') checkSimple(command, known, programs);
      };
      visitList(list, check);
    }
  } catch (problem) {
    // The lines before it run; bash reports the error when it reaches this line.
    if (!(problem instanceof BashSyntaxError)) throw problem;
  }
}

function checkSimple(
  { words, range }: Extract<BashCommand, { kind: 'simple' }>,
  aliases: Map<string, string>,
  programs: Readonly<Record<string, unknown>>,
): void {
  const [name] = words.map(plainText);
  if (name === undefined) return;
  if (name === 'alias') for (const word of words.slice(1)) noteAlias(word, aliases);
  const program = name.replace(FOLDERS_OF_PROGRAMS, '');
  if (lookUp(BUILTINS, program) === undefined && lookUp(programs, program) === undefined)
    throw new Beyond(name, words[0]?.range ?? range);
}

/** Records an alias; the value of one with a variable in it is only known at run time. */
function noteAlias(word: BashWord, aliases: Map<string, string>): void {
  const [first] = word.parts;
  const text = plainText(word);
  const [, name, value = ''] =
    /^([^=]+)=([\s\S]*)$/.exec(text ?? (first?.kind === 'text' ? first.text : '')) ?? [];
  if (name !== undefined) aliases.set(name, text === undefined ? 'true' : value);
}

/** The text of a word without expansions; `undefined` if it has any. */
function plainText({ parts }: BashWord): string | undefined {
  if (parts.some((part) => part.kind !== 'text' || (!part.quoted && /[*?[{~]/.test(part.text))))
    return undefined;
  return parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

function visitList(list: BashList, visit: (command: BashCommand) => void): void {
  for (const { first, rest } of list)
    for (const { stages } of [first, ...rest.map(({ pipeline }) => pipeline)])
      for (const stage of stages) visitCommand(stage, visit);
}

function visitCommand(command: BashCommand, visit: (command: BashCommand) => void): void {
  visit(command);
  for (const { target } of command.redirects) visitParts(target.parts, visit);
  switch (command.kind) {
    case 'simple':
      for (const { parts } of [...command.words, ...command.assignments.map(({ value }) => value)])
        visitParts(parts, visit);
      return;
    case 'if':
      for (const { test, body } of command.branches) {
        visitList(test, visit);
        visitList(body, visit);
      }
      visitList(command.otherwise, visit);
      return;
    case 'for':
      for (const { parts } of command.words) visitParts(parts, visit);
      break;
    case 'while':
    case 'until':
      visitList(command.test, visit);
      break;
  }
  visitList(command.body, visit);
}

function visitParts(parts: readonly BashPart[], visit: (command: BashCommand) => void): void {
  for (const part of parts) {
    if (part.kind === 'command' || part.kind === 'process') visitList(part.body, visit);
    else if (part.kind === 'parameter')
      for (const { parts: inner } of part.parameter.operands) visitParts(inner, visit);
  }
}
