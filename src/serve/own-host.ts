const NAMES = ['127.0.0.1', 'localhost'];

/** Whether a `Host` header contains a name of this server, so that requests under other names that lead to it are refused. */
export function isOwnHost(header: string | undefined, port: number): boolean {
  return NAMES.some((name) => header?.toLowerCase() === `${name}:${port}`);
}
