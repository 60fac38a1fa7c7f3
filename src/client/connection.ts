/** Where requests go and on whose behalf, according to the kubeconfig and the flags. */
export interface Connection {
  /** Empty if the kubeconfig sets none. */
  readonly context: string;
  readonly server: string;
  /** The namespace of the flag, of the context, or `default`. */
  readonly namespace: string;
  /** Whether `-n` or the context sets it. */
  readonly namespaceGiven: boolean;
  /** The certificate authority in base64; for a file, see `certificateAuthority`. */
  readonly certificateAuthorityData: string;
  readonly certificateAuthority: string;
  readonly tlsServerName: string;
  readonly insecure: boolean;
  readonly token: string;
  readonly clientCertificateData: string;
  readonly clientKeyData: string;
  readonly clientCertificate: string;
  readonly clientKey: string;
  /** Headers of each request: impersonation. */
  readonly headers: Readonly<Record<string, string>>;
}
