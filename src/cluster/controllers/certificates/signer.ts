/** The contents of a certificate request, apart from its key. */
export interface RequestedCertificate {
  readonly commonName: string;
  readonly organizations: readonly string[];
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
  readonly emailAddresses: readonly string[];
  readonly uris: readonly string[];
}

/** The cryptography of a certificate authority, which lies outside the cluster. Requests and certificates are PEM. */
export interface CertificateSigner {
  /** @throws Error if the text is not a certificate request or its signature is invalid */
  read(request: string): RequestedCertificate;
  /** Signs a certificate for the request's key, subject and names that is valid for this many seconds from now. */
  sign(request: string, use: 'client' | 'server', seconds: number): string;
}
