import type { Admission } from '../validation/admit.ts';
import { type ApiObject, object, text } from '../validation/object-values.ts';

const HEADER_ALONE = /^-----BEGIN CERTIFICATE REQUEST-----\s*$/;

/**
 * Drops what the API server says about a certificate request that consists only of its first line: such a text is a placeholder for the real
 * request, which is made with a private key.
 */
export function allowStandInRequest(
  sent: ApiObject,
  admission: Admission | undefined,
): Admission | undefined {
  if (admission?.verdict !== 'invalid' || text(sent, 'kind') !== 'CertificateSigningRequest')
    return admission;
  const request = Buffer.from(text(object(sent, 'spec'), 'request'), 'base64').toString('utf8');
  if (!HEADER_ALONE.test(request)) return admission;
  const causes = admission.causes.filter(({ field }) => field !== 'spec.request');
  return causes.length === 0 ? { verdict: 'accepted' } : { verdict: 'invalid', causes };
}
