import { checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsLabel, dnsSubdomain } from '../names.ts';
import { number, object, optionalText, text, texts } from '../object-values.ts';

const USAGES = [
  ...[
    'any',
    'cert sign',
    'client auth',
    'code signing',
    'content commitment',
    'crl sign',
    'data encipherment',
  ],
  ...['decipher only', 'digital signature', 'email protection', 'encipher only', 'ipsec end system'],
  ...['ipsec tunnel', 'ipsec user', 'key agreement', 'key encipherment', 'microsoft sgc', 'netscape sgc'],
  ...['ocsp signing', 's/mime', 'server auth', 'signing', 'timestamping'],
];
const SHORTEST = 600;
const LONGEST_NAME = 253;

/** @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/certificate-signing-request-v1/ */
export const signingRequest: KindRules = {
  apiVersion: 'certificates.k8s.io/v1',
  kind: 'CertificateSigningRequest',
  namespaced: false,
  name: () => [],
  validate(created, root) {
    const spec = object(created, 'spec');
    const at = root.child('spec');
    checkRequest(optionalText(spec, 'request'), at.child('request'));
    checkUsages(texts(spec, 'usages'), at.child('usages'));
    const signer = text(spec, 'signerName');
    if (signer === 'kubernetes.io/legacy-unknown')
      at.child('signerName').invalid(signer, 'the legacy signerName is not allowed via this API version');
    else checkSigner(signer, at.child('signerName'));
    const seconds = number(spec, 'expirationSeconds');
    if (seconds !== undefined && seconds < SHORTEST)
      at.child('expirationSeconds').invalid(
        seconds,
        `may not specify a duration less than ${SHORTEST} seconds (10 minutes)`,
      );
  },
  // Nothing to check: the spec of an updated request is that of the stored one.
  validateUpdate() {},
};

/** Checks a PEM text with a single request block that contains DER. @see https://www.rfc-editor.org/rfc/rfc2986 */
function checkRequest(request: string | undefined, at: FieldPath): void {
  const pem = Buffer.from(request ?? '', 'base64').toString('latin1');
  const block =
    /-----BEGIN CERTIFICATE REQUEST-----\r?\n([A-Za-z0-9+/=\s]*?)-----END CERTIFICATE REQUEST-----/.exec(pem);
  if (block === null) {
    const words = 'PEM block type must be CERTIFICATE REQUEST';
    if (request === undefined) at.note('FieldValueInvalid', `Invalid value: null: ${words}`);
    else at.invalid(request, words);
    return;
  }
  const der = Buffer.from(block[1] ?? '', 'base64');
  if (der.length === 0) at.invalid(request, 'asn1: syntax error: sequence truncated');
  else if (der[0] !== 0x30) at.invalid(request, "asn1: structure error: tags don't match");
  else if (lengthOf(der) > der.length) at.invalid(request, 'asn1: syntax error: data truncated');
}

/** The total length of the DER value at the start of the bytes, including its header. */
function lengthOf(der: Uint8Array): number {
  const first = der[1] ?? 0;
  if (first < 0x80) return 2 + first;
  const count = first & 0x7f;
  let length = 0;
  for (let position = 0; position < count; position++) length = length * 256 + (der[2 + position] ?? 0);
  return 2 + count + length;
}

function checkUsages(usages: readonly string[], at: FieldPath): void {
  if (usages.length === 0) at.required();
  usages.forEach((usage, position) => {
    checkOneOf(usage, USAGES, at.item(position));
  });
  usages.forEach((usage, position) => {
    if (usages.indexOf(usage) < position) at.item(position).duplicate(usage);
  });
}

/** Checks a signer name such as `example.com/signer-name`. */
function checkSigner(name: string, at: FieldPath): void {
  if (name === '') {
    at.required();
    return;
  }
  const slash = name.indexOf('/');
  if (slash < 0) {
    at.invalid(name, "must be a fully qualified domain and path of the form 'example.com/signer-name'");
    return;
  }
  const [domain, path] = [name.slice(0, slash), name.slice(slash + 1)];
  if (domain.length > LONGEST_NAME) at.tooLong(LONGEST_NAME);
  const labels = domain.split('.');
  for (const label of labels)
    for (const words of dnsLabel(label)) at.invalid(domain, `validating label "${label}": ${words}`);
  if (labels.length < 2)
    at.invalid(domain, 'should be a domain with at least two segments separated by dots');
  for (const label of path.split('.'))
    for (const words of dnsSubdomain(label)) at.invalid(path, `validating label "${label}": ${words}`);
}
