import type { Option } from '../../kubernetes/command/option.ts';
import { readScript, type ScriptReading } from '../../kubernetes/command/statement.ts';
import { compareScripts } from '../../kubernetes/compare/compare.ts';

/** A script that lacks an option, or has it with another value. */
export interface ScriptMutant {
  /** `--force` */
  readonly name: string;
  /** Absent where the option is not in the text: it comes from a variable. */
  readonly text?: string;
}

/** Changes how a command shows what it does, how long it waits, what it tolerates, or what it notes for a later `apply`: never what an object does. */
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
 * A script without each of its options that another does not say alike, and with other values of them.
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

/** The value with a letter more, or as a number with one more. */
function withOtherValue(text: string, { range, valueRange, flag }: Option): string[] {
  if (flag.value === 'none' || (range.start === valueRange.start && range.end === valueRange.end)) return [];
  const written = text.slice(valueRange.start, valueRange.end);
  const [, before = '', quote = ''] = /^([\s\S]*?)(["']?)$/.exec(written) ?? [];
  const other = /^\d+$/.test(before) ? String(Number(before) + 1) : `${before}x`;
  return [`${text.slice(0, valueRange.start)}${other}${quote}${text.slice(valueRange.end)}`];
}
