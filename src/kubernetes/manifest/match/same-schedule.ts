import { lookUp } from '../../../source/look-up.ts';
import { CRON_MACROS } from '../../cron-macros.ts';

const FIELDS: readonly (readonly [min: number, max: number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
];
const NAMES: readonly string[] =
  'sun mon tue wed thu fri sat jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const FIRST_MONTH = 7;

/** Whether two cron schedules match the same times, field by field. */
export function sameSchedule(a: string, b: string): boolean {
  const [left, right] = [scheduledMoments(a), scheduledMoments(b)];
  return left !== undefined && left === right;
}

/**
 * The values of each field, in order; `undefined` if the schedule cannot be parsed. A star without a step stays a star, since it changes how the
 * days of the month and of the week are combined.
 */
export function scheduledMoments(schedule: string): string | undefined {
  const text = schedule.trim();
  const words = (lookUp(CRON_MACROS, text) ?? text).split(/\s+/);
  if (words.length !== FIELDS.length) return undefined;
  const fields = words.map((word, i) => valuesOf(word, FIELDS[i] ?? [0, 0], i));
  return fields.includes(undefined) ? undefined : fields.join(' ');
}

function valuesOf(
  field: string,
  [min, max]: readonly [number, number],
  position: number,
): string | undefined {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [, range = '', step = '1'] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
    const [from, to] = boundsOf(range, min, part.includes('/') || /^[*?]$/.test(range) ? max : undefined);
    if (from === undefined || to === undefined || from < min || to > max || Number(step) < 1)
      return undefined;
    for (let value = from; value <= to; value += Number(step)) values.add(value);
  }
  const star = /^[*?]/.test(field) && position !== 0 && position !== 1 && position !== 3 ? '*' : '';
  return `${star}${[...values].sort((a, b) => a - b).join(',')}`;
}

function boundsOf(
  range: string,
  min: number,
  max: number | undefined,
): [number | undefined, number | undefined] {
  if (/^[*?]$/.test(range)) return [min, max];
  const [from, to] = range.split('-').map(numberOf);
  return [from, to ?? max ?? from];
}

function numberOf(word: string): number | undefined {
  const named = NAMES.indexOf(word.toLowerCase());
  if (named >= 0) return named >= FIRST_MONTH ? named - FIRST_MONTH + 1 : named;
  return /^\d{1,2}$/.test(word) ? Number(word) : undefined;
}
