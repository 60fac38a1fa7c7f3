/** The number of bytes that a base64 text encodes. */
export function base64Length(value: unknown): number {
  const text = typeof value === 'string' ? value.replace(/[\r\n]/g, '') : '';
  return Math.floor((text.replace(/=+$/, '').length * 3) / 4);
}
