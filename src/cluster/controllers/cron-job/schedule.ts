import { CRON_MACROS } from '../../../kubernetes/cron-macros.ts';
import { parseDuration } from '../../../kubernetes/duration.ts';
import { lookUp } from '../../../source/look-up.ts';

/** The times at which a CronJob is due. */
export interface CronSchedule {
  /** The first time after another, in milliseconds, or `undefined` if there is none within five years. */
  next(after: number): number | undefined;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAYS = 'sun mon tue wed thu fri sat'.split(' ');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FARTHEST_DAYS = 5 * 366;

/** A field of a schedule: its allowed values, and whether it is a star, which allows all. */
interface CronValues {
  readonly values: ReadonlySet<number>;
  readonly any: boolean;
}

/**
 * Reads a schedule in a time zone. Returns `undefined` if it is invalid.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function readSchedule(text: string, zone: string): CronSchedule | undefined {
  const every = /^@every\s+(\S+)$/.exec(text.trim())?.[1];
  if (every !== undefined) return readInterval(every);
  const parts = (lookUp(CRON_MACROS, text.trim()) ?? text.trim()).split(/\s+/);
  if (parts.length !== 5) return undefined;
  const [minute, hour, date, month, day] = [
    readValues(parts[0] ?? '', 0, 59),
    readValues(parts[1] ?? '', 0, 23),
    readValues(parts[2] ?? '', 1, 31),
    readValues(parts[3] ?? '', 1, 12, MONTHS, 1),
    readValues(parts[4] ?? '', 0, 7, DAYS),
  ];
  if (!minute || !hour || !date || !month || !day) return undefined;
  const isDay = (of: Date): boolean => {
    if (!month.values.has(of.getUTCMonth() + 1)) return false;
    const onDate = date.values.has(of.getUTCDate());
    const onDay = day.values.has(of.getUTCDay()) || (of.getUTCDay() === 0 && day.values.has(7));
    return date.any || day.any ? onDate && onDay : onDate || onDay;
  };
  const times = [...hour.values].flatMap((h) => [...minute.values].map((m) => (h * 60 + m) * MINUTE));
  times.sort((a, b) => a - b);
  return { next: (after) => nextTime(after, zone, isDay, times) };
}

function readInterval(text: string): CronSchedule | undefined {
  const nanoseconds = parseDuration(text);
  if (nanoseconds === undefined || nanoseconds < 1e9) return undefined;
  const period = Math.floor(nanoseconds / 1e9) * 1000;
  return { next: (after) => Math.floor(after / 1000) * 1000 + period };
}

function readValues(
  text: string,
  least: number,
  most: number,
  names: readonly string[] = [],
  firstName = 0,
): CronValues | undefined {
  const values = new Set<number>();
  let any = false;
  const numberFor = (word: string) => {
    const named = names.indexOf(word.toLowerCase());
    return named >= 0 ? named + firstName : /^[0-9]+$/.test(word) ? Number(word) : Number.NaN;
  };
  for (const item of text.split(',')) {
    const [range = '', step] = item.split('/');
    const star = range === '*' || range === '?';
    const [from = '', to] = range.split('-');
    const first = star ? least : numberFor(from);
    const last = star
      ? Math.min(most, most === 7 ? 6 : most)
      : to !== undefined
        ? numberFor(to)
        : step
          ? most
          : first;
    const width = step === undefined ? 1 : Number(step);
    if (!(first >= least && last <= most && first <= last && width > 0)) return undefined;
    for (let value = first; value <= last; value += width) values.add(value);
    any ||= star && width === 1;
  }
  return { values, any };
}

/** The first allowed time on an allowed day after a moment, in the local time of a zone. */
function nextTime(
  after: number,
  zone: string,
  isDay: (day: Date) => boolean,
  times: readonly number[],
): number | undefined {
  const start = Math.floor((after + offsetAt(after, zone)) / DAY) * DAY;
  for (let count = 0; count < FARTHEST_DAYS; count++) {
    const day = start + count * DAY;
    if (!isDay(new Date(day))) continue;
    for (const time of times) {
      const found = instantOf(day + time, zone);
      if (found !== undefined && found > after) return found;
    }
  }
  return undefined;
}

/** The moment at which the local time of a zone is this time, or `undefined` if a clock change skips it. */
function instantOf(local: number, zone: string): number | undefined {
  const guess = local - offsetAt(local, zone);
  const found = local - offsetAt(guess, zone);
  return found + offsetAt(found, zone) === local ? found : undefined;
}

/** The offset of a zone from UTC, in milliseconds. */
function offsetAt(time: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(time);
  const [year, month, day, hour, minute, second] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map(
    (type) => Number(parts.find((part) => part.type === type)?.value ?? 0),
  );
  const shown = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  return shown - Math.floor(time / 1000) * 1000;
}
