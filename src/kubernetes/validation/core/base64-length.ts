/** How many bytes a base64 text stands for. */
export function base64Length(value: unknown): number {
  const text = typeof value === 'string' ? value.replace(/[\r\n]/g, '') : '';
  return Math.floor((text.replace(/=+$/, '').length * 3) / 4);
}
