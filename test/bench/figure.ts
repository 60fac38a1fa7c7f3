import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import process from 'node:process';

/** One figure of a bench: a ratio to something measured in the same run, or a rate; with the limit that it must keep. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  /** `most`: the value must not be above the limit; `least`: not below. */
  readonly kind: 'most' | 'least';
  /** What the value is of, for the table. */
  readonly unit: string;
  readonly low: number;
  readonly high: number;
}

const RESULTS = resolve('node_modules/.bench/results.json');
const PAIRS = 15;

/** Runs two things in turn, A B A B ..., and takes the median of A/B: the machine's speed may drift, the ratio does not. */
export async function ratio(
  a: () => number | Promise<number>,
  b: () => number | Promise<number>,
  pairs = PAIRS,
): Promise<{ value: number; low: number; high: number }> {
  await a();
  await b();
  const ratios: number[] = [];
  for (let pair = 0; pair < pairs; pair++) ratios.push((await a()) / (await b()));
  ratios.sort((x, y) => x - y);
  return {
    value: ratios[pairs >> 1] ?? Number.NaN,
    low: ratios[0] ?? Number.NaN,
    high: ratios.at(-1) ?? Number.NaN,
  };
}

/** Prints the table, writes it as JSON, and gives an exit code of 1 where a limit is not kept. */
export function report(figures: readonly Figure[]): void {
  const rows = figures.map((f) => {
    const kept = isKept(f) ? 'ok' : 'ABOVE';
    return [
      f.name,
      f.value.toFixed(2),
      `${f.low.toFixed(2)} to ${f.high.toFixed(2)}`,
      `${f.kind} ${f.limit}`,
      f.unit,
      kept,
    ];
  });
  const head = ['figure', 'median', 'range', 'limit', 'of', ''];
  const widths = head.map((h, i) => Math.max(h.length, ...rows.map((row) => row[i]?.length ?? 0)));
  for (const row of [head, ...rows])
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  mkdirSync(dirname(RESULTS), { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify({ version: 1, node: process.version, figures }, null, 2)}\n`);
  console.log(`\nwritten to ${RESULTS}`);
  if (!figures.every(isKept)) process.exitCode = 1;
}

function isKept({ value, limit, kind }: Figure): boolean {
  return kind === 'most' ? value <= limit : value >= limit;
}
