import type { ServerResponse } from 'node:http';
import type { ApiReply, Sink, Stop } from '../cluster/api/request.ts';
import { MOST_UNREAD } from './limits.ts';
import type { WholeReply } from './refusal.ts';

type Streamed = Extract<ApiReply, { readonly stream: unknown }>;

const COMMON = { 'cache-control': 'no-cache, private' };

/** The bytes of a reply and their headers. */
export function encodeAnswer({ status, body, headers }: WholeReply): {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: string | Uint8Array;
} {
  const isData = typeof body === 'string' || body instanceof Uint8Array;
  const bytes = isData ? body : `${JSON.stringify(body)}\n`;
  const type = { 'content-type': 'application/json' };
  return { status, headers: { ...COMMON, ...type, ...headers }, bytes };
}

export function writeAnswer(response: ServerResponse, answer: WholeReply): void {
  const { status, headers, bytes } = encodeAnswer(answer);
  response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(bytes)) });
  response.end(bytes);
}

/** Writes a stream until it ends or the client disconnects; calls `ended` once. */
export function writeStream(
  response: ServerResponse,
  { headers, stream }: Streamed,
  ended: () => void,
): void {
  response.writeHead(200, { ...COMMON, 'content-type': 'application/json', ...headers });
  response.flushHeaders();
  let stop: Stop | undefined;
  let isOpen = true;
  const sink: Sink = {
    write: (part) => {
      if (!isOpen) return;
      response.write(part);
      if (response.writableLength > MOST_UNREAD) response.destroy();
    },
    end: () => {
      if (isOpen) response.end();
    },
  };
  response.on('close', () => {
    isOpen = false;
    stop?.();
    ended();
  });
  stop = stream(sink);
}
