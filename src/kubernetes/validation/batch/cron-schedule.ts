import { parseDuration } from '../../duration.ts';

interface CronField {
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const FIELDS: readonly CronField[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ') },
  { least: 0, most: 6, names: 'sun mon tue wed thu fri sat'.split(' ') },
];
const DESCRIPTORS = new Set('@yearly @annually @monthly @weekly @daily @midnight @hourly'.split(' '));

/**
 * Why the API server cannot parse a schedule, in its words; `undefined` if it can.
 * @see https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format
 */
export function scheduleProblem(schedule: string): string | undefined {
  const zoned = /^(?:CRON_)?TZ=[^ ]*( .*)?$/s.exec(schedule);
  const spec = zoned === null ? schedule : (zoned[1] ?? '').trim();
  if (spec.startsWith('@')) return descriptorProblem(spec);
  const parts = spec.split(/\s+/).filter((part) => part !== '');
  if (parts.length !== FIELDS.length)
    return `expected exactly ${FIELDS.length} fields, found ${parts.length}: [${parts.join(' ')}]`;
  for (const [position, field] of FIELDS.entries())
    for (const range of (parts[position] ?? '').split(',').filter((item) => item !== '')) {
      const wrong = rangeProblem(range, field);
      if (wrong !== undefined) return wrong;
    }
  return undefined;
}

function descriptorProblem(spec: string): string | undefined {
  if (DESCRIPTORS.has(spec)) return undefined;
  const every = '@every ';
  if (!spec.startsWith(every)) return `unrecognized descriptor: ${spec}`;
  if (parseDuration(spec.slice(every.length)) !== undefined) return undefined;
  return `failed to parse duration ${spec}: time: invalid duration ${JSON.stringify(spec.slice(every.length))}`;
}

function rangeProblem(range: string, field: CronField): string | undefined {
  const [ends = '', stepText, ...moreSteps] = range.split('/');
  const [low = '', high, ...more] = ends.split('-');
  let start: number | string = field.least;
  let end: number | string = field.most;
  if (low !== '*' && low !== '?') {
    start = numberOf(low, field);
    if (typeof start === 'string') return start;
    end = high === undefined ? start : numberOf(high, field);
    if (more.length > 0) return `too many hyphens: ${range}`;
    if (typeof end === 'string') return end;
  }
  if (moreSteps.length > 0) return `too many slashes: ${range}`;
  const step = stepText === undefined ? 1 : wholeNumber(stepText);
  if (typeof step === 'string') return step;
  if (stepText !== undefined && high === undefined) end = field.most;
  if (start < field.least) return `beginning of range (${start}) below minimum (${field.least}): ${range}`;
  if (end > field.most) return `end of range (${end}) above maximum (${field.most}): ${range}`;
  if (start > end) return `beginning of range (${start}) beyond end of range (${end}): ${range}`;
  return step === 0 ? `step of range should be a positive number: ${range}` : undefined;
}

function numberOf(word: string, field: CronField): number | string {
  const named = field.names?.indexOf(word.toLowerCase()) ?? -1;
  return named >= 0 ? named + field.least : wholeNumber(word);
}

function wholeNumber(word: string): number | string {
  if (!/^[-+]?[0-9]+$/.test(word))
    return `failed to parse int from ${word}: strconv.Atoi: parsing ${JSON.stringify(word)}: invalid syntax`;
  const value = Number(word);
  return value < 0 ? `negative number (${value}) not allowed: ${word}` : value;
}
