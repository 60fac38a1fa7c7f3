import type { IncomingMessage } from 'node:http';
import type { ApiRequest, User } from '../cluster/api/request.ts';
import { LONGEST_BODY } from './limits.ts';

/** A request without its body. */
export function readHead(message: IncomingMessage, user: User): ApiRequest {
  const url = message.url ?? '/';
  const mark = url.indexOf('?');
  return {
    method: message.method ?? 'GET',
    path: mark === -1 ? url : url.slice(0, mark),
    query: new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1)),
    headers: headersOf(message),
    user,
  };
}

/** The headers; several with the same name are joined with commas. */
function headersOf({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value = '']) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}

/** The whole body, `too-large` beyond the limit, or `undefined` if there is none. */
export async function readBody(message: IncomingMessage): Promise<Uint8Array | 'too-large' | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of message) {
    length += part.length;
    if (length > LONGEST_BODY) return 'too-large';
    parts.push(part);
  }
  return length === 0 ? undefined : Buffer.concat(parts);
}
