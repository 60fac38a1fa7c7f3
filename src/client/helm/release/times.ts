const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A time in Go's ANSIC format, in UTC: `Sat Nov 21 23:50:54 2026`. A text that is not a time stays as it is. */
export function goDate(text: string): string {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) return text;
  const [, clock = ''] = time.toISOString().split(/[T.]/);
  return `${DAYS[time.getUTCDay()]} ${MONTHS[time.getUTCMonth()]} ${String(time.getUTCDate()).padStart(2)} ${clock} ${time.getUTCFullYear()}`;
}

/** A time as in `helm list`: `2026-11-21 23:50:54.123 +0000 UTC`. */
export function goTime(text: string): string {
  const [day, clock] = text.replace(/Z$/, '').split('T');
  return clock === undefined ? text : `${day} ${clock.replace(/\.?0+$/, '')} +0000 UTC`;
}
