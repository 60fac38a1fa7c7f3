/** What a certificate request asks for, beside its key. */
export interface RequestedCertificate {
  readonly commonName: string;
  readonly organizations: readonly string[];
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
  readonly emailAddresses: readonly string[];
  readonly uris: readonly string[];
}

/** The cryptography of a certificate authority, which the cluster itself does not have. Requests and certificates are PEM. */
export interface CertificateSigner {
  /** @throws Error for what is no request, and for one whose signature is wrong */
  read(request: string): RequestedCertificate;
  /** A certificate for the request's key, subject and names, for some seconds from now. */
  sign(request: string, use: 'client' | 'server', seconds: number): string;
}
