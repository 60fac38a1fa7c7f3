const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DEFAULT = '%a %b %e %H:%M:%S UTC %Y';

/** Formats a time in UTC with the letters of `date` (`%F %T`, `%s`); by default as `date` without arguments prints it. */
export function formatDate(milliseconds: number, format = DEFAULT): string {
  const time = new Date(milliseconds);
  const two = (n: number) => String(n).padStart(2, '0');
  const hms = `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())}`;
  const ymd = `${time.getUTCFullYear()}-${two(time.getUTCMonth() + 1)}-${two(time.getUTCDate())}`;
  const parts = new Map<string, string>([
    ['a', DAYS[time.getUTCDay()] ?? ''],
    ['b', MONTHS[time.getUTCMonth()] ?? ''],
    ['d', two(time.getUTCDate())],
    ['e', String(time.getUTCDate()).padStart(2)],
    ['F', ymd],
    ['H', two(time.getUTCHours())],
    ['I', two(time.getUTCHours() % 12 || 12)],
    ['m', two(time.getUTCMonth() + 1)],
    ['M', two(time.getUTCMinutes())],
    ['N', `${String(milliseconds % 1000).padStart(3, '0')}000000`],
    ['s', String(Math.floor(milliseconds / 1000))],
    ['S', two(time.getUTCSeconds())],
    ['T', hms],
    ['X', hms],
    ['y', two(time.getUTCFullYear() % 100)],
    ['Y', String(time.getUTCFullYear())],
    ['Z', 'UTC'],
    ['z', '+0000'],
    ['%', '%'],
  ]);
  return format.replace(/%([A-Za-z%])/g, (whole, letter: string) => parts.get(letter) ?? whole);
}
