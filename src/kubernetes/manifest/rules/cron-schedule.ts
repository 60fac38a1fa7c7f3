import { findingAtValue } from '../finding.ts';
import { child, textAt } from '../located.ts';
import type { Rule } from '../rule.ts';

interface CronField {
  readonly word: string;
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const FIELDS: readonly CronField[] = [
  { word: 'minute', least: 0, most: 59 },
  { word: 'hour', least: 0, most: 23 },
  { word: 'day of the month', least: 1, most: 31 },
  { word: 'month', least: 1, most: 12, names: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ') },
  { word: 'day of the week', least: 0, most: 6, names: 'sun mon tue wed thu fri sat'.split(' ') },
];
const WORDS = /^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly|every [0-9hms.]+)$/;

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax */
export const cronSchedule: Rule = {
  code: 'cron-schedule',
  *check(object) {
    if (object.type !== 'V1CronJob') return;
    const at = child(object.root, 'spec', 'schedule');
    const text = textAt(at);
    if (at === undefined || text === undefined) return;
    const wrong = scheduleProblem(text);
    if (wrong !== undefined)
      yield findingAtValue('cron-schedule', at, wrong, {
        help: 'such as `*/5 * * * *`: minute, hour, day, month, weekday',
      });
  },
};

/** What is wrong with a schedule; `undefined` if nothing is. */
function scheduleProblem(text: string): string | undefined {
  if (/^(?:CRON_)?TZ=/.test(text)) return 'put the time zone into `timeZone`';
  if (text.startsWith('@')) return WORDS.test(text) ? undefined : `\`${text}\` is not a valid schedule`;
  const parts = text.split(/\s+/).filter((part) => part !== '');
  if (parts.length !== FIELDS.length) return `a schedule has five fields, this one has ${parts.length}`;
  for (const [position, field] of FIELDS.entries()) {
    const part = parts[position] ?? '';
    if (!part.split(',').every((item) => isItem(item, field)))
      return `\`${part}\` is not a valid ${field.word}: ${field.least} to ${field.most}`;
  }
  return undefined;
}

function isItem(item: string, field: CronField): boolean {
  const [range = '', step, ...rest] = item.split('/');
  if (rest.length > 0 || (step !== undefined && !/^[1-9][0-9]{0,2}$/.test(step))) return false;
  if (range === '*' || range === '?') return true;
  const ends = range.split('-').map((end) => positionOf(end, field));
  if (ends.length > 2 || ends.some((end) => end === undefined)) return false;
  return (ends[0] ?? 0) <= (ends[1] ?? ends[0] ?? 0);
}

function positionOf(text: string, field: CronField): number | undefined {
  const named = field.names?.indexOf(text.toLowerCase()) ?? -1;
  if (named >= 0) return named + field.least;
  if (!/^[0-9]{1,2}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= field.least && value <= field.most ? value : undefined;
}
