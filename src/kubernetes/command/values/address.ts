const PORTS: ReadonlyMap<string, string> = new Map([
  ['http', ':80'],
  ['https', ':443'],
]);

/** A web address in full: `web.shop`, `http://web.shop` and `http://web.shop:80/` are the same. Other addresses stay as they are. */
export function canonicalAddress(text: string): string {
  const [, scheme = 'http', host = '', path = ''] = /^(?:([a-z]+):\/\/)?([^/?#]+)(.*)$/is.exec(text) ?? [];
  const protocol = scheme.toLowerCase();
  const port = PORTS.get(protocol);
  if (port === undefined || host === '' || text.startsWith('-')) return text;
  const bare = host.endsWith(port) ? host.slice(0, -port.length) : host;
  return `${protocol}://${bare}${path.startsWith('/') ? '' : '/'}${path}`;
}
