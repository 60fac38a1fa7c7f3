/** Whether a text is an IPv4 address. */
export function isAddress(text: string): boolean {
  return numberOf(text) !== undefined;
}

/** Whether an address is in a block such as `10.0.0.0/8`; `false` if either is invalid. */
export function inBlock(address: string, block: string): boolean {
  const [base = '', length = '32'] = block.split('/');
  const [a, b] = [numberOf(address), numberOf(base)];
  const bits = Number(length);
  if (a === undefined || b === undefined || !(bits >= 0 && bits <= 32)) return false;
  const size = 2 ** (32 - bits);
  return Math.floor(a / size) === Math.floor(b / size);
}

function numberOf(address: string): number | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}
