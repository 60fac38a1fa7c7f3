/** The object identifier 2.5.4.10, `O` in a subject, in DER. */
const ORGANIZATION = Buffer.from([0x06, 0x03, 0x55, 0x04, 0x0a]);

/**
 * The organizations in the subject of a certificate request (base64 of PEM), which become groups. Empty if it cannot be read.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2986
 */
export function organizationsOf(request: string): string[] {
  const pem = Buffer.from(request, 'base64').toString('latin1');
  const block = /-----BEGIN [A-Z ]+-----([A-Za-z0-9+/=\s]*?)-----END/.exec(pem)?.[1] ?? '';
  const der = Buffer.from(block, 'base64');
  const found: string[] = [];
  for (let at = der.indexOf(ORGANIZATION); at >= 0; at = der.indexOf(ORGANIZATION, at + 1)) {
    const value = at + ORGANIZATION.length;
    const length = der[value + 1] ?? 0;
    found.push(der.subarray(value + 2, value + 2 + length).toString('utf8'));
  }
  return found;
}
