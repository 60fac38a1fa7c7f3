import type { Option } from '../../kubernetes/command/option.ts';
import { readScript, type ScriptReading } from '../../kubernetes/command/statement.ts';
import { compareScripts } from '../../kubernetes/compare/compare.ts';

/** A script with one thing less. */
export interface Shortened {
  readonly option: Option;
  readonly text: string;
}

/** Changes how a command shows what it does, how long it waits, or what it tolerates: never what is there afterwards. */
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
  'no-headers',
  'cluster',
  'sort-by',
  'warnings-as-errors',
  'dry-run',
  'filename',
]);

/** A script without each of its options that the other does not say alike. */
export function withoutEach(text: string, other: ScriptReading): Shortened[] {
  const reading = readScript(text);
  const said = new Set(
    other.statements.flatMap(({ commands }) => commands.flatMap(({ options }) => options.map(wordOf))),
  );
  return reading.statements
    .flatMap(({ commands }) =>
      commands.filter(({ tool }) => tool === 'kubectl').flatMap(({ options }) => options),
    )
    .filter((option) => !said.has(wordOf(option)))
    .map((option) => ({ option, text: without(text, option) }))
    .filter((one) => compareScripts(reading, readScript(one.text)).outcome !== 'correct');
}

export function isHarmless({ flag }: Option): boolean {
  return HARMLESS.has(flag.name);
}

function wordOf({ flag, value }: Option): string {
  return `${flag.name}=${value}`;
}

function without(text: string, { range }: Option): string {
  return `${text.slice(0, range.start)}${text.slice(range.end)}`;
}
