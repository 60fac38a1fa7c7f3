import { constants } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ApiReply, ApiRequest } from '../cluster/api/request.ts';
import type { Authority } from './certificate/authority.ts';
import { type Authenticate, identityOf } from './identity.ts';
import { MOST_STREAMS } from './limits.ts';
import { isOwnHost } from './own-host.ts';
import { readBody, readHead } from './read-request.ts';
import {
  NEEDS_WEB_SOCKETS,
  TOO_LARGE,
  TOO_MANY_STREAMS,
  UNAUTHORIZED,
  type WholeReply,
  WRONG_HOST,
} from './refusal.ts';
import { encodeAnswer, writeAnswer, writeStream } from './write-reply.ts';

export interface ListenerOptions {
  readonly authority: Authority;
  /** The port; by default a free one. */
  readonly port: number | undefined;
  readonly authenticate: Authenticate;
  /** Answers an accepted request. */
  handle(request: ApiRequest): ApiReply;
}

/** A listening server. */
export interface Listener {
  readonly port: number;
  /** Closes all connections. */
  close(): Promise<void>;
}

const ADDRESS = '127.0.0.1';

/**
 * Listens on loopback with TLS, and answers clients that have a certificate of the authority or a token.
 *
 * @throws Error with the code `EADDRINUSE` if the port is in use
 */
export async function listen(options: ListenerOptions): Promise<Listener> {
  const { authority } = options;
  const { certificate, key } = authority.credential({
    subject: { commonName: 'kube-apiserver', organizations: [] },
    use: 'server',
    names: {
      dns: ['localhost', 'kubernetes', 'kubernetes.default', 'kubernetes.default.svc'],
      ips: [ADDRESS],
    },
  });
  const tls = {
    key,
    cert: certificate,
    ca: authority.certificate,
    requestCert: true,
    rejectUnauthorized: false,
    // Each kubectl is a new process that does not resume sessions, and a session ticket takes a quarter of the handshake time.
    secureOptions: constants.SSL_OP_NO_TICKET,
  };
  const server = createServer(tls);
  const door = new Door(options, () => (server.address() as AddressInfo).port);
  server.on('request', (request, response) => void door.answer(request, response));
  server.on('upgrade', (request, socket, head) => void door.upgrade(request, socket, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, ADDRESS, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        door.close();
      }),
  };
}

/** Admits authorized clients and counts open streams. */
class Door {
  readonly #options: ListenerOptions;
  readonly #port: () => number;
  readonly #upgraded = new Set<Duplex>();
  #streams = 0;

  constructor(options: ListenerOptions, port: () => number) {
    this.#options = options;
    this.#port = port;
  }

  async answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    message.on('error', () => response.destroy());
    const request = this.#enter(message);
    if ('status' in request) return writeAnswer(response, request);
    const body = await readBody(message).catch(() => undefined);
    if (body === 'too-large') return this.#cutOff(response);
    const reply = this.#options.handle(body === undefined ? request : { ...request, body });
    if ('body' in reply) return writeAnswer(response, reply);
    if ('upgrade' in reply) return writeAnswer(response, NEEDS_WEB_SOCKETS);
    if (this.#streams >= MOST_STREAMS) return writeAnswer(response, TOO_MANY_STREAMS);
    this.#streams++;
    writeStream(response, reply, () => this.#streams--);
  }

  async upgrade(message: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    this.#upgraded.add(socket);
    socket.on('close', () => this.#upgraded.delete(socket));
    socket.on('error', () => socket.destroy());
    const request = this.#enter(message);
    const reply = 'status' in request ? request : this.#options.handle(request);
    if ('body' in reply) return refuseUpgrade(socket, reply);
    const { isWebSocket, openChannels } = await import('./web-socket.ts');
    if (!('upgrade' in reply) || !isWebSocket(message)) return refuseUpgrade(socket, NEEDS_WEB_SOCKETS);
    openChannels(message, socket, head, reply.upgrade);
  }

  close(): void {
    for (const socket of this.#upgraded) socket.destroy();
  }

  /** The request if its sender is authorized, otherwise the refusal. */
  #enter(message: IncomingMessage): ApiRequest | WholeReply {
    if (!isOwnHost(message.headers.host, this.#port())) return WRONG_HOST;
    const user = identityOf(message, this.#options.authenticate);
    return user === undefined ? UNAUTHORIZED : readHead(message, user);
  }

  /** Closes the connection of a body that is too long instead of reading the rest. */
  #cutOff(response: ServerResponse): void {
    response.setHeader('connection', 'close');
    writeAnswer(response, TOO_LARGE);
  }
}

/** Answers an upgrade request with plain HTTP. */
function refuseUpgrade(socket: Duplex, reply: WholeReply): void {
  const { status, headers, bytes } = encodeAnswer(reply);
  const lines = Object.entries({
    ...headers,
    connection: 'close',
    'content-length': Buffer.byteLength(bytes),
  });
  socket.end(
    `HTTP/1.1 ${status} \r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${bytes}`,
  );
}
