const IPV4 = /^[0-9]{1,10}(?:\.[0-9]{1,10}){3}$/;

/** Whether a text is an IP address. Fields of the first releases allow leading zeros in IPv4; others do not. */
export function isIpAddress(address: string, leadingZeros: 'allowed' | 'refused'): boolean {
  if (IPV4.test(address)) return isIpv4(address, leadingZeros);
  return address.includes(':') && isIpv6(address, leadingZeros);
}

function isIpv4(address: string, leadingZeros: 'allowed' | 'refused'): boolean {
  return address
    .split('.')
    .every((part) => Number(part) <= 255 && (leadingZeros === 'allowed' || !/^0[0-9]/.test(part)));
}

/** @see https://www.rfc-editor.org/rfc/rfc4291#section-2.2 */
function isIpv6(address: string, leadingZeros: 'allowed' | 'refused'): boolean {
  const halves = address.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const embedded = last.includes('.');
  if (embedded && !(IPV4.test(last) && isIpv4(last, leadingZeros))) return false;
  const words = embedded ? groups.slice(0, -1) : groups;
  if (!words.every((word) => /^[0-9a-fA-F]{1,4}$/.test(word))) return false;
  const count = words.length + (embedded ? 2 : 0);
  return halves.length === 2 ? count < 8 : count === 8;
}

/** The family of an address range such as `10.0.0.0/8`; `undefined` if the text is not a range. */
export function cidrFamily(range: string, leadingZeros: 'allowed' | 'refused'): 4 | 6 | undefined {
  const [address = '', length = '', ...more] = range.split('/');
  if (more.length > 0 || !/^[0-9]{1,3}$/.test(length)) return undefined;
  if (leadingZeros === 'refused' && /^0[0-9]/.test(length)) return undefined;
  if (!isIpAddress(address, leadingZeros)) return undefined;
  const family = address.includes(':') ? 6 : 4;
  return Number(length) <= (family === 4 ? 32 : 128) ? family : undefined;
}
