/** Where requests go and as whom, by the kubeconfig and the flags of a line. */
export interface Connection {
  /** Empty where the kubeconfig names none. */
  readonly context: string;
  readonly server: string;
  /** The namespace of the flag, of the context, or `default`. */
  readonly namespace: string;
  /** Whether `-n` or the context names it. */
  readonly namespaceGiven: boolean;
  /** Base64 of the certificate authority; files are named by `certificateAuthority`. */
  readonly certificateAuthorityData: string;
  readonly certificateAuthority: string;
  readonly tlsServerName: string;
  readonly insecure: boolean;
  readonly token: string;
  readonly clientCertificateData: string;
  readonly clientKeyData: string;
  readonly clientCertificate: string;
  readonly clientKey: string;
  /** Sent with each request: impersonation. */
  readonly headers: Readonly<Record<string, string>>;
}
