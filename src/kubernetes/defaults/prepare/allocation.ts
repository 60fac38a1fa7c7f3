/** Values that the API server allocates or takes from the request when it creates an object. */
export interface Allocation {
  /** An address for a Service, of `IPv4` or `IPv6`. */
  clusterIP(family: string): string;
  /** A port on the nodes; absent to leave the port unset. */
  nodePort?(): number | string;
  readonly uid: string;
  /** RFC 3339. */
  readonly time: string;
  /** The suffix of a generated name. */
  readonly suffix: string;
  readonly username?: string;
  readonly groups?: readonly string[];
  /** The requester's UID and further attributes; absent for most. */
  readonly userUid?: string;
  readonly userExtra?: Readonly<Record<string, readonly string[]>>;
}

/** Placeholders of the right form, for objects that are validated and thrown away. */
export const STAND_INS: Allocation = {
  clusterIP: (family) => (family === 'IPv6' ? 'fd00:10:96::1' : '10.96.0.1'),
  uid: '00000000-0000-0000-0000-000000000000',
  time: '2026-01-01T00:00:00Z',
  suffix: 'xxxxx',
  username: 'kubernetes-admin',
};
