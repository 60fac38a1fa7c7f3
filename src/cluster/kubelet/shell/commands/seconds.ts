import { lookUp } from '../../../../source/look-up.ts';

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** The seconds in `sleep`'s argument: `5`, `1.5m`, `2h`, `1d`, `infinity`; NaN if it is invalid. */
export function secondsOf(text: string): number {
  if (/^inf(inity)?$/.test(text)) return Number.POSITIVE_INFINITY;
  const match = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/.exec(text);
  return match === null ? Number.NaN : Number(match[1]) * (lookUp(UNITS, match[2] || 's') ?? 1);
}
