import type { Command } from 'commander';
import { Failure } from '../errors.ts';
import { readKind, type Selection } from '../learner/selection.ts';

export interface SelectionFlags {
  readonly topic?: readonly string[];
  readonly domain?: readonly string[];
  readonly unit?: readonly string[];
  readonly tag?: readonly string[];
  readonly kind?: readonly string[];
  readonly deck?: readonly string[];
}

/** The flag for the learner's own decks, as arguments of `command.option`. */
export const DECK_FLAG = ['--deck <path>', 'also the decks in this file or folder', append] as const;

/** The flags that select cards; each can be repeated, or take a list with commas. */
export function addSelectionFlags(command: Command): Command {
  return command
    .option('--topic <topic>', 'only this topic or topic group', collect)
    .option('--domain <domain>', 'only this domain of the exam', collect)
    .option('--unit <unit>', 'only this unit of the course', collect)
    .option('--tag <tag>', 'only cards with this tag', collect)
    .option('--kind <kind>', 'only this kind of card', collect)
    .option(...DECK_FLAG);
}

export function readSelection(flags: SelectionFlags): Selection {
  const { topic = [], domain = [], unit = [], tag = [], kind = [] } = flags;
  return { topics: topic, domains: domain, units: unit, tags: tag, kinds: kind.map(readKind) };
}

/** Collects names from a flag that can be repeated, or take a list with commas. */
export function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, ...value.split(',').filter((name) => name !== '')];
}

/** Collects the values of a flag that can be repeated. */
export function append(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}

/** Reads a flag's whole number, for commander. @throws Failure `usage` outside the range */
export function wholeNumber(flag: string, min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw new Failure({
      code: 'usage',
      message: `${flag} takes a whole number from ${min} to ${max}, not '${text}'`,
    });
  };
}
