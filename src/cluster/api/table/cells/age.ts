import type { Json, JsonObject } from '../../../../kubernetes/json.ts';
import { textAt } from '../../../../kubernetes/json.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The age of an object. */
export function age(object: JsonObject, now: number): string {
  return since(textAt(object, 'metadata', 'creationTimestamp'), now);
}

/** The time since a moment; `<unknown>` if there is none. */
export function since(moment: Json | undefined, now: number): string {
  if (typeof moment !== 'string') return '<unknown>';
  const at = Date.parse(moment);
  return Number.isNaN(at) ? '<unknown>' : humanDuration(now - at);
}

/**
 * A duration in at most two units, as kubectl shows ages: `90s`, `5m30s`, `3h`, `2d4h`.
 *
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/duration#HumanDuration
 */
export function humanDuration(milliseconds: number): string {
  const whole = (unit: number): number => Math.trunc(milliseconds / unit);
  const seconds = whole(SECOND);
  if (seconds < -1) return '<invalid>';
  if (seconds < 0) return '0s';
  if (seconds < 120) return `${seconds}s`;
  if (whole(MINUTE) < 10) return twoUnits(whole(MINUTE), 'm', seconds % 60, 's');
  if (whole(MINUTE) < 180) return `${whole(MINUTE)}m`;
  if (whole(HOUR) < 8) return twoUnits(whole(HOUR), 'h', whole(MINUTE) % 60, 'm');
  if (whole(HOUR) < 48) return `${whole(HOUR)}h`;
  if (whole(DAY) < 8) return twoUnits(whole(DAY), 'd', whole(HOUR) % 24, 'h');
  if (whole(DAY) < 2 * 365) return `${whole(DAY)}d`;
  const years = Math.trunc(whole(DAY) / 365);
  return years < 8 ? twoUnits(years, 'y', whole(DAY) % 365, 'd') : `${years}y`;
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit}${small}${smallUnit}`;
}
