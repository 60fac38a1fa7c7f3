const LABEL = /^[a-z0-9-]+$/;
const QUALIFIED = /^[A-Za-z0-9_.-]+$/;
const ALPHANUMERIC_ENDS = /^[A-Za-z0-9](?:.*[A-Za-z0-9])?$/s;

/** What a name must look like; `undefined` for a valid one. */
export type NameProblem = string | undefined;

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names */
export function dnsLabel(name: string): NameProblem {
  if (name.length > 63) return 'at most 63 characters';
  if (!LABEL.test(name)) return 'only lower-case letters, digits and `-`';
  return ALPHANUMERIC_ENDS.test(name) ? undefined : 'a letter or digit at both ends';
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names */
export function rfc1035Label(name: string): NameProblem {
  return dnsLabel(name) ?? (/^[a-z]/.test(name) ? undefined : 'a letter at the start');
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
export function dnsSubdomain(name: string): NameProblem {
  if (name.length > 253) return 'at most 253 characters';
  if (!/^[a-z0-9.-]+$/.test(name)) return 'only lower-case letters, digits, `-` and `.`';
  const whole = name.split('.').every((part) => part !== '' && ALPHANUMERIC_ENDS.test(part));
  return whole ? undefined : 'a letter or digit at both ends of each part';
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#path-segment-names */
export function pathSegment(name: string): NameProblem {
  if (name === '.' || name === '..') return 'something other than dots';
  return /[/%]/.test(name) ? 'no `/` and no `%`' : undefined;
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
export function labelKey(key: string): NameProblem {
  const slash = key.indexOf('/');
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  const name = key.slice(slash + 1);
  const wrongPrefix = prefix === undefined ? undefined : dnsSubdomain(prefix);
  if (wrongPrefix !== undefined) return `a prefix with ${wrongPrefix}`;
  if (name === '') return 'a name after the `/`';
  return qualifiedName(name);
}

export function labelValue(value: string): NameProblem {
  return value === '' ? undefined : qualifiedName(value);
}

function qualifiedName(text: string): NameProblem {
  if (text.length > 63) return 'at most 63 characters';
  if (!QUALIFIED.test(text)) return 'only letters, digits, `-`, `_` and `.`';
  return ALPHANUMERIC_ENDS.test(text) ? undefined : 'a letter or digit at both ends';
}

/** A port's name. @see https://www.rfc-editor.org/rfc/rfc6335#section-5.1 */
export function serviceName(name: string): NameProblem {
  if (name.length > 15) return 'at most 15 characters';
  if (!LABEL.test(name)) return 'only lower-case letters, digits and `-`';
  if (!/[a-z]/.test(name)) return 'at least one letter';
  return /^-|-$|--/.test(name) ? 'no `-` at either end, and no two in a row' : undefined;
}
