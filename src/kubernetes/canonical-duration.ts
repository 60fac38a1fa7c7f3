const SECOND = 1e9;

/** A duration in nanoseconds as Go writes it: `1h30m0s`, `1.5s`, `100ms`. */
export function canonicalDuration(nanos: number): string {
  if (nanos === 0) return '0s';
  const sign = nanos < 0 ? '-' : '';
  const size = Math.abs(nanos);
  if (size < SECOND) return sign + small(size);
  const hours = Math.floor(size / (3600 * SECOND));
  const minutes = Math.floor((size % (3600 * SECOND)) / (60 * SECOND));
  const seconds = (size % (60 * SECOND)) / SECOND;
  return `${sign}${hours > 0 ? `${hours}h` : ''}${hours > 0 || minutes > 0 ? `${minutes}m` : ''}${seconds}s`;
}

function small(nanos: number): string {
  if (nanos < 1e3) return `${nanos}ns`;
  return nanos < 1e6 ? `${nanos / 1e3}µs` : `${nanos / 1e6}ms`;
}
