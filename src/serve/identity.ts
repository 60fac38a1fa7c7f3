import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { User } from '../cluster/api/request.ts';

/** Returns the user of a bearer token, or `undefined` if the token is unknown. */
export type Authenticate = (token: string) => User | undefined;

const AUTHENTICATED = 'system:authenticated';

/** The sender of a request, identified by a client certificate or otherwise by a bearer token; `undefined` if unknown. */
export function identityOf(request: IncomingMessage, authenticate: Authenticate): User | undefined {
  return userOfCertificate(request.socket as TLSSocket) ?? userOfToken(request, authenticate);
}

const CONNECTED = new WeakMap<TLSSocket, User>();

/**
 * The user of a connection's certificate. It is cached because the certificate does not change and reading it is slower than answering most
 * requests.
 */
function userOfCertificate(socket: TLSSocket): User | undefined {
  if (!socket.authorized) return undefined;
  const known = CONNECTED.get(socket);
  if (known !== undefined) return known;
  const user = readCertificate(socket);
  if (user !== undefined) CONNECTED.set(socket, user);
  return user;
}

/** Reads the user from a certificate: the common name is the user, the organizations are the groups. */
function readCertificate(socket: TLSSocket): User | undefined {
  const { subject } = socket.getPeerCertificate();
  const name = [subject?.CN ?? ''].flat()[0] ?? '';
  if (name === '') return undefined;
  return { name, groups: [...[subject.O ?? []].flat(), AUTHENTICATED] };
}

function userOfToken({ headers }: IncomingMessage, authenticate: Authenticate): User | undefined {
  const token = /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return token === undefined ? undefined : authenticate(token);
}
