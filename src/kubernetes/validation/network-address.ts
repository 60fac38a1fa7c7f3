import type { FieldPath } from './field-path.ts';

/** An address, or the first one of a range, as a number. */
export interface Address {
  readonly family: 'IPv4' | 'IPv6';
  readonly bits: bigint;
}

export interface AddressRange extends Address {
  /** The number of bits that all its addresses share. */
  readonly prefix: number;
}

const WIDTH = { IPv4: 32, IPv6: 128 } as const;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const ADDRESS_WORDS = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';
const RANGE_WORDS = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';

/** An IP address; leading zeros in IPv4 are decimal, as in the API's older fields. `undefined` for any other text. */
export function parseAddress(text: string): Address | undefined {
  if (IPV4.test(text)) return parseIpv4(text);
  return text.includes(':') ? parseIpv6(text) : undefined;
}

/** A range of addresses such as `10.0.0.0/8`; bits after the prefix may be set. `undefined` for any other text. */
export function parseRange(text: string): AddressRange | undefined {
  const at = text.indexOf('/');
  const address = at < 0 ? undefined : parseAddress(text.slice(0, at));
  const length = text.slice(at + 1);
  if (address === undefined || !/^\d{1,3}$/.test(length) || Number(length) > WIDTH[address.family])
    return undefined;
  return { ...address, prefix: Number(length) };
}

/** Whether all addresses of one range are in another. */
export function contains({ family, bits, prefix }: AddressRange, inner: AddressRange): boolean {
  if (family !== inner.family || inner.prefix < prefix) return false;
  const rest = BigInt(WIDTH[family] - prefix);
  return bits >> rest === inner.bits >> rest;
}

/** A range with a single address. */
export function rangeOf(address: Address): AddressRange {
  return { ...address, prefix: WIDTH[address.family] };
}

/** Checks an address in a field of the first releases; returns it if it is valid. */
export function checkAddress(text: string, at: FieldPath): Address | undefined {
  const address = parseAddress(text);
  if (address === undefined) at.invalid(text, ADDRESS_WORDS);
  return address;
}

/** Checks a range of addresses; returns it if it is valid. */
export function checkRange(text: string, at: FieldPath): AddressRange | undefined {
  const range = parseRange(text);
  if (range === undefined) at.invalid(text, RANGE_WORDS);
  return range;
}

const SPECIAL: readonly (readonly [ranges: readonly string[], words: string])[] = [
  [['127.0.0.0/8', '::1/128'], 'may not be in the loopback range (127.0.0.0/8, ::1/128)'],
  [['169.254.0.0/16', 'fe80::/10'], 'may not be in the link-local range (169.254.0.0/16, fe80::/10)'],
  [['224.0.0.0/24', 'ff02::/16'], 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'],
];

/** Checks that traffic can be sent to an address: it must not be loopback or link-local. */
export function checkNotSpecial(text: string, at: FieldPath): void {
  const address = parseAddress(text);
  if (address === undefined) {
    at.invalid(text, 'must be a valid IP address');
    return;
  }
  if (address.bits === 0n) at.invalid(text, `may not be unspecified (${text})`);
  for (const [ranges, words] of SPECIAL) {
    const inside = ranges.some((range) => {
      const outer = parseRange(range);
      return outer !== undefined && contains(outer, rangeOf(address));
    });
    if (inside) at.invalid(text, words);
  }
}

function parseIpv4(text: string): Address | undefined {
  const parts = text.split('.').map(Number);
  if (parts.some((part) => part > 255)) return undefined;
  return { family: 'IPv4', bits: parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) };
}

function parseIpv6(text: string): Address | undefined {
  const embedded = /^(.*:)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(text);
  const last = embedded === null ? undefined : parseIpv4(embedded[2] ?? '');
  if (embedded !== null && last === undefined) return undefined;
  const words =
    last === undefined
      ? text
      : `${embedded?.[1]}${(last.bits >> 16n).toString(16)}:${(last.bits & 0xffffn).toString(16)}`;
  const halves = words.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<string>(halves.length === 2 ? missing : 0).fill('0'), ...tail];
  if (groups.some((group) => !/^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  const bits = groups.reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n);
  // An IPv4 address in IPv6 notation counts as IPv4.
  return bits >> 32n === 0xffffn ? { family: 'IPv4', bits: bits & 0xffff_ffffn } : { family: 'IPv6', bits };
}
