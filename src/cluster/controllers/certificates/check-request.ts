import type { RequestedCertificate } from './signer.ts';

const OPTIONAL = ['digital signature', 'key encipherment'];
const NODES = 'system:nodes';
const NODE_PREFIX = 'system:node:';

/** Checks a client certificate of a user. */
export function checkUserClient(_: RequestedCertificate, usages: readonly string[]): string | undefined {
  const wrong = usages.find((usage) => usage !== 'client auth' && !OPTIONAL.includes(usage));
  if (wrong !== undefined) return `invalid usage for client certificate: ${wrong}`;
  return usages.includes('client auth')
    ? undefined
    : 'missing required usage for client certificate: client auth';
}

/** Checks a client certificate of a kubelet. */
export function checkKubeletClient(
  requested: RequestedCertificate,
  usages: readonly string[],
): string | undefined {
  if (!isOfNodes(requested)) return 'subject organization is not system:nodes';
  if (requested.dnsNames.length > 0) return 'DNS subjectAltNames are not allowed';
  if (requested.emailAddresses.length > 0) return 'Email subjectAltNames are not allowed';
  if (requested.ipAddresses.length > 0) return 'IP subjectAltNames are not allowed';
  if (requested.uris.length > 0) return 'URI subjectAltNames are not allowed';
  return nodeName(requested) ?? exactUsages(usages, 'client auth');
}

/** Checks a serving certificate of a kubelet. */
export function checkKubeletServing(
  requested: RequestedCertificate,
  usages: readonly string[],
): string | undefined {
  if (!isOfNodes(requested)) return 'subject organization is not system:nodes';
  if (requested.dnsNames.length + requested.ipAddresses.length === 0)
    return 'DNS or IP subjectAltName is required';
  if (requested.emailAddresses.length > 0) return 'Email subjectAltNames are not allowed';
  if (requested.uris.length > 0) return 'URI subjectAltNames are not allowed';
  return exactUsages(usages, 'server auth') ?? nodeName(requested);
}

const isOfNodes = ({ organizations }: RequestedCertificate): boolean =>
  organizations.length === 1 && organizations[0] === NODES;

function nodeName({ commonName }: RequestedCertificate): string | undefined {
  return commonName.startsWith(NODE_PREFIX)
    ? undefined
    : 'subject common name does not begin with system:node:';
}

/** Requires the use itself and `digital signature`; `key encipherment` is allowed if the key supports it. */
function exactUsages(usages: readonly string[], use: string): string | undefined {
  const isRight =
    usages.includes(use) &&
    usages.includes('digital signature') &&
    usages.every((usage) => usage === use || OPTIONAL.includes(usage));
  return isRight ? undefined : `usages did not match [digital signature ${use}]`;
}
