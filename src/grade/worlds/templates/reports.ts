import { inTurn, type Template } from './template.ts';

const MINUTE = 60_000;
const BEFORE = Date.UTC(2026, 0, 5, 7);

/** As much of a certificate request as the API server reads. */
const REQUEST = btoa('-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n');

/** A request to sign a certificate. */
export const certificateRequest: Template = () => ({
  apiVersion: 'certificates.k8s.io/v1',
  kind: 'CertificateSigningRequest',
  spec: { request: REQUEST, signerName: 'kubernetes.io/kube-apiserver-client', usages: ['client auth'] },
});

/** An event about some Pod; the orders by first and by last time differ. */
export const event: Template = (outline) => {
  const { name, namespace, random, turn } = outline;
  const first = BEFORE + ((turn * 7) % 5) * MINUTE;
  const time = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
  return {
    apiVersion: 'v1',
    kind: 'Event',
    involvedObject: { apiVersion: 'v1', kind: 'Pod', name: `${name}-pod`, namespace },
    type: inTurn(outline, ['Warning', 'Normal']),
    reason: inTurn(outline, ['BackOff', 'Pulled', 'FailedMount']),
    message: `what happened to ${name}`,
    source: { component: 'kubelet' },
    firstTimestamp: time(first),
    lastTimestamp: time(first + (1 + ((turn * 3) % 4) * 6 + random.below(3)) * MINUTE),
    count: 1 + random.below(9),
  };
};
