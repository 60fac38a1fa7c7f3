import { type Findings, report } from './findings.ts';
import type { Property } from './properties.ts';

/** `true` or `false`; `undefined` if the property is not set, or has another value, which is reported. */
export function flagOf(property: Property | undefined, findings: Findings): boolean | undefined {
  const [word] = property?.values ?? [];
  if (property === undefined || word === undefined) return undefined;
  if (word.value === 'true' || word.value === 'false') return word.value === 'true';
  report(findings, 'property-value', word.range, property.name, '`true` or `false`');
  return undefined;
}

/** A number within bounds, written in decimal digits. */
export function numberOf(
  property: Property | undefined,
  bounds: { readonly least: number; readonly most: number; readonly whole: boolean },
  findings: Findings,
): number | undefined {
  const [word] = property?.values ?? [];
  if (property === undefined || word === undefined) return undefined;
  const form = bounds.whole ? /^\d{1,6}$/ : /^\d{1,6}(?:\.\d{1,3})?$/;
  const value = Number(word.value);
  if (form.test(word.value) && value >= bounds.least && value <= bounds.most) return value;
  const expected = `${bounds.whole ? 'a whole number' : 'a number'} from ${bounds.least} to ${bounds.most}`;
  report(findings, 'property-value', word.range, property.name, expected);
  return undefined;
}
