import { lookUp } from '../../source/look-up.ts';
import { now, print, sleep as wait } from '../running.ts';
import { Beyond } from '../shell/beyond.ts';
import type { ShellProgram } from '../shell/program.ts';

const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
]);

/** `sleep`, which advances the cluster's clock. */
export const sleep: ShellProgram = function* ({ args }) {
  let seconds = 0;
  if (args.length === 0) throw new Beyond('sleep without a time');
  for (const arg of args) {
    const [, number, unit = ''] = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(arg) ?? [];
    if (number === undefined) throw new Beyond(`sleep ${arg}`);
    seconds += Number(number) * (UNITS.get(unit) ?? 1);
  }
  yield* wait(seconds * 1000);
  return 0;
};

/** The fields of `date +…`, in UTC. */
const FIELDS: Readonly<Record<string, (date: Date) => string>> = {
  Y: (date) => String(date.getUTCFullYear()),
  m: (date) => two(date.getUTCMonth() + 1),
  d: (date) => two(date.getUTCDate()),
  H: (date) => two(date.getUTCHours()),
  M: (date) => two(date.getUTCMinutes()),
  S: (date) => two(date.getUTCSeconds()),
  F: (date) => date.toISOString().slice(0, 10),
  T: (date) => date.toISOString().slice(11, 19),
  s: (date) => String(Math.floor(date.getTime() / 1000)),
  Z: () => 'UTC',
  z: () => '+0000',
  '%': () => '%',
};

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** `date +FORMAT` by the cluster's clock. */
export const date: ShellProgram = function* ({ args }) {
  const [format = '', ...more] = args.filter((arg) => arg !== '-u' && arg !== '--utc');
  if (!format.startsWith('+') || more.length > 0) throw new Beyond(`date ${args.join(' ')}`.trim());
  const at = new Date(yield* now());
  const text = format.slice(1).replace(/%(.)/g, (whole, letter: string) => {
    const field = lookUp(FIELDS, letter);
    if (field === undefined) throw new Beyond(`date with ${whole}`);
    return field(at);
  });
  yield* print(`${text}\n`);
  return 0;
};
