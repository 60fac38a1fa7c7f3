import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { User } from '../cluster/api/request.ts';

/** Whose bearer token this is; `undefined` where it is nobody's. */
export type Authenticate = (token: string) => User | undefined;

const AUTHENTICATED = 'system:authenticated';

/** Who sends a request, by the client's certificate or else by a bearer token; `undefined` for nobody who is known. */
export function identityOf(request: IncomingMessage, authenticate: Authenticate): User | undefined {
  return userOfCertificate(request.socket as TLSSocket) ?? userOfToken(request, authenticate);
}

const CONNECTED = new WeakMap<TLSSocket, User>();

/** The certificate of a connection stays what it is, and costs more to read than most requests to answer. */
function userOfCertificate(socket: TLSSocket): User | undefined {
  if (!socket.authorized) return undefined;
  const known = CONNECTED.get(socket);
  if (known !== undefined) return known;
  const user = readCertificate(socket);
  if (user !== undefined) CONNECTED.set(socket, user);
  return user;
}

/** The common name is the user, the organizations are the groups. */
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
