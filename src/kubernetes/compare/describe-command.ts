import { lookUp } from '../../source/look-up.ts';
import type { Range } from '../../source/range.ts';
import type { Command } from '../command/command.ts';
import type { Refusal } from '../command/refusal.ts';
import { readScript, type Statement } from '../command/statement.ts';
import meanings from '../kubectl/data/flag-meanings.json' with { type: 'json' };
import { printable } from '../shell/word.ts';

export interface DescribedOption {
  /** `--namespace` */
  readonly name: string;
  /** `-n` */
  readonly short?: string;
  /** Absent for a switch. */
  readonly value?: string;
  /** What the flag does; absent if that isn't known. */
  readonly meaning?: string;
  readonly range: Range;
}

/** How one program of an answer was parsed. */
export interface DescribedCommand {
  readonly tool: string;
  readonly verb: string;
  /** What the verb does, in the tool's own words. */
  readonly summary?: string;
  readonly targets: readonly { readonly type: string; readonly name?: string; readonly range: Range }[];
  /** Words before `--` that are neither verb nor flag. */
  readonly words: readonly string[];
  readonly options: readonly DescribedOption[];
  /** The words after `--`. */
  readonly behind: readonly string[];
  /** What the line means, without default values: the facts that are compared. */
  readonly says: readonly { readonly path: string; readonly value: string; readonly range: Range }[];
  readonly refusals: readonly Refusal[];
}

export interface CommandDescription {
  /** One entry per pipeline, with the programs of its stages. */
  readonly statements: readonly (readonly DescribedCommand[])[];
  /** What the shell itself would reject. */
  readonly refusals: readonly Refusal[];
}

/** Explains shell text as it was parsed, or why it would be refused. */
export function describeCommand(text: string): CommandDescription {
  const { statements, refusals } = readScript(text);
  return { statements: statements.map(({ commands }: Statement) => commands.map(explained)), refusals };
}

function explained(command: Command): DescribedCommand {
  const { tool, verb, targets, options, dash, facts, refusals } = command;
  const words = command.words.map((w) => printable(w.value));
  const summary = verb?.entry.summary;
  return {
    tool,
    verb: verb?.name ?? '',
    ...(summary === undefined || summary === '' ? {} : { summary }),
    targets,
    words: dash === -1 ? words : words.slice(0, dash),
    options: options.map(({ flag, value, range }) => ({
      name: flag.name.length === 1 ? `-${flag.name}` : `--${flag.name}`,
      ...(flag.short === undefined ? {} : { short: `-${flag.short}` }),
      ...(flag.value === 'none' && value === 'true' ? {} : { value: printable(value) }),
      ...withMeaning(tool, flag.name),
      range,
    })),
    behind: dash === -1 ? [] : words.slice(dash),
    says: facts.map(({ path, shown, range }) => ({ path, value: shown, range })),
    refusals,
  };
}

function withMeaning(tool: string, flag: string): { meaning?: string } {
  const meaning = tool === 'kubectl' ? lookUp<string>(meanings, flag) : undefined;
  return meaning === undefined ? {} : { meaning };
}
