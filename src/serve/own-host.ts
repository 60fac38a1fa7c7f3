const NAMES = ['127.0.0.1', 'localhost'];

/** Whether a `Host` header names this server, so that no other name which leads to it is answered. */
export function isOwnHost(header: string | undefined, port: number): boolean {
  return NAMES.some((name) => header?.toLowerCase() === `${name}:${port}`);
}
