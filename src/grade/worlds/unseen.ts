import type { Option } from '../../kubernetes/command/option.ts';
import { readScript, type ScriptReading } from '../../kubernetes/command/statement.ts';
import { compareScripts } from '../../kubernetes/compare/compare.ts';

/** A script that lacks an option, or has it with another value. */
export interface ScriptMutant {
  /** `--force` */
  readonly name: string;
  /** Absent if the option is not in the text but comes from a variable. */
  readonly text?: string;
}

/**
 * Options that change only a command's output, how long it waits, what it tolerates, or its annotation for a later `apply`, but not the effect
 * of an object.
 */
const HARMLESS = new Set([
  'type',
  'wait',
  'timeout',
  'ignore-not-found',
  'overwrite',
  'request-timeout',
  'v',
  'validate',
  'chunk-size',
  'output',
  'show-labels',
  'label-columns',
  'show-kind',
  'now',
  'no-headers',
  'cluster',
  'docker-email',
  'sort-by',
  'warnings-as-errors',
  'dry-run',
  'filename',
  'save-config',
  'current-replicas',
]);

/**
 * Variants of a script without, or with other values of, each option that another script does not have too.
 *
 * @param said the options that its commands had when they ran; `others` those of the other script.
 */
export function withoutEach(
  text: string,
  said: readonly Option[],
  others: readonly Option[],
): ScriptMutant[] {
  const reading = readScript(text);
  const written = optionsOf(reading);
  const known = new Set(others.map(wordOf));
  const open = new Map(said.filter((one) => !known.has(wordOf(one))).map((one) => [wordOf(one), one]));
  return [...open].flatMap(([word, { flag }]): ScriptMutant[] => {
    const name = `--${flag.name}`;
    const option = written.find((one) => wordOf(one) === word);
    if (option === undefined) return [{ name }];
    return [without(text, option), ...withOtherValue(text, option)]
      .filter((mutant) => compareScripts(reading, readScript(mutant)).outcome !== 'correct')
      .map((mutant) => ({ name, text: mutant }));
  });
}

/** The options of all kubectl commands of a script. */
export function optionsOf({ statements }: ScriptReading): Option[] {
  return statements.flatMap(({ commands }) =>
    commands.filter(({ tool }) => tool === 'kubectl').flatMap(({ options }) => options),
  );
}

/** @param name `--wait` */
export function isHarmless(name: string): boolean {
  return HARMLESS.has(name.slice(2));
}

function wordOf({ flag, value }: Option): string {
  return `${flag.name}=${value}`;
}

function without(text: string, { range }: Option): string {
  return `${text.slice(0, range.start)}${text.slice(range.end)}`;
}

/** The value with one more letter, or a number plus one. */
function withOtherValue(text: string, { range, valueRange, flag }: Option): string[] {
  if (flag.value === 'none' || (range.start === valueRange.start && range.end === valueRange.end)) return [];
  const written = text.slice(valueRange.start, valueRange.end);
  const [, before = '', quote = ''] = /^([\s\S]*?)(["']?)$/.exec(written) ?? [];
  const other = /^\d+$/.test(before) ? String(Number(before) + 1) : `${before}x`;
  return [`${text.slice(0, valueRange.start)}${other}${quote}${text.slice(valueRange.end)}`];
}
