import type { Json } from '../../../kubernetes/json.ts';
import type { Running } from '../../client-effect.ts';
import type { Flags } from '../../flags.ts';
import { writeYaml } from '../../output/write-yaml.ts';
import { print } from '../../running.ts';
import { HelmFailure } from '../helm-failure.ts';

/** Prints a value in the format of `--output`: JSON, YAML, or readable text. */
export function* printAs(flags: Flags, value: Json, text: string): Running<void> {
  const format = flags.text('output', 'table');
  if (format === 'json') return yield* print(`${JSON.stringify(value)}\n`);
  if (format === 'yaml') return yield* print(writeYaml(value));
  if (format === 'table') return yield* print(text);
  throw new HelmFailure(
    `invalid argument ${JSON.stringify(format)} for "-o, --output" flag: invalid format type`,
  );
}

const GAP = 1;

/** Aligns rows like Helm: each column is as wide as its longest cell, with a tab after each column but the last. */
export function helmTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) => `${row.map((cell, at) => cell.padEnd((widths[at] ?? 0) + GAP - 1)).join('\t')}\n`)
    .join('');
}
