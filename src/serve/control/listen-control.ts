import { timingSafeEqual } from 'node:crypto';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import {
  type ControlAccess,
  type ControlAnswer,
  type ControlRequest,
  LONGEST_REQUEST,
  LOOPBACK,
} from './control-message.ts';

export interface ControlListener {
  readonly access: ControlAccess;
  close(): void;
}

/** Answers a request, immediately or later. */
type ControlAnswering = (request: ControlRequest) => ControlAnswer | Promise<ControlAnswer>;

/** Milliseconds within which a request must arrive. */
const PATIENCE = 5000;

/**
 * Listens on loopback for the small programs of one shell. Each sends a line of JSON with the secret; without it, the connection is closed
 * without an answer.
 */
export function listenControl(token: string, answer: ControlAnswering): Promise<ControlListener> {
  const server = createServer((socket) => serve(socket, token, answer));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, LOOPBACK, () => {
      const { port } = server.address() as AddressInfo;
      resolve({ access: { port, token }, close: () => server.close() });
    });
  });
}

function serve(socket: Socket, token: string, answer: ControlAnswering): void {
  let received = '';
  socket.setTimeout(PATIENCE, () => socket.destroy());
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.on('data', (part: string) => {
    received += part;
    const end = received.indexOf('\n');
    if (end === -1 && received.length <= LONGEST_REQUEST) return;
    const request = end === -1 ? undefined : requestIn(received.slice(0, end));
    if (request === undefined || !isSame(request.token, token)) socket.destroy();
    else {
      socket.setTimeout(0);
      Promise.resolve(answer(request)).then(
        (found) => socket.end(JSON.stringify(found)),
        () => socket.destroy(),
      );
    }
  });
}

function requestIn(line: string): ControlRequest | undefined {
  try {
    const { token, word, columns } = JSON.parse(line) as Partial<ControlRequest>;
    return typeof token === 'string' && typeof word === 'string'
      ? { token, word, columns: typeof columns === 'number' ? columns : 0 }
      : undefined;
  } catch {
    return undefined;
  }
}

function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
