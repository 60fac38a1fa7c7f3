import { randomBytes } from 'node:crypto';
import { request as send } from 'node:https';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { ApiReply, ApiRequest } from '../../src/cluster/api/request.ts';
import { type Authority, type Credential, createAuthority } from '../../src/serve/certificate/authority.ts';
import { listen } from '../../src/serve/listener.ts';

const authorityOfNow = (): Authority =>
  createAuthority(
    () => Date.now(),
    (bytes) => randomBytes(bytes).toString('hex'),
  );

interface Served {
  readonly port: number;
  readonly authority: Authority;
  readonly admin: Credential;
  readonly requests: ApiRequest[];
}

/** A server in front of a function, with an administrator's certificate and the token `robot`. */
async function served(handle: (request: ApiRequest) => ApiReply): Promise<Served> {
  const authority = authorityOfNow();
  const requests: ApiRequest[] = [];
  const listener = await listen({
    authority,
    port: undefined,
    authenticate: (token) => (token === 'robot' ? { name: 'robot', groups: ['bots'] } : undefined),
    handle: (request) => {
      requests.push(request);
      return handle(request);
    },
  });
  onTestFinished(() => listener.close());
  const subject = { commonName: 'jane', organizations: ['dev', 'ops'] };
  return {
    port: listener.port,
    authority,
    admin: authority.credential({ subject, use: 'client' }),
    requests,
  };
}

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
  readonly credential?: Credential | undefined;
}

function ask(
  { port, authority, admin }: Served,
  sent: Sent = {},
): Promise<{ status: number; text: string; headers: object }> {
  const { method = 'GET', path = '/version', headers = {}, body } = sent;
  const credential = 'credential' in sent ? sent.credential : admin;
  const tls = {
    ca: authority.certificate,
    cert: credential?.certificate,
    key: credential?.key,
    agent: false,
    checkServerIdentity: () => undefined,
  };
  return new Promise((resolve, reject) => {
    const request = send({ host: '127.0.0.1', port, method, path, headers, ...tls } as object, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

const OK: ApiReply = { status: 200, body: { kind: 'Status' } };

describe('authentication', () => {
  test('a client certificate is a user with groups', async () => {
    const server = await served(() => OK);
    expect(await ask(server)).toMatchObject({ status: 200, text: '{"kind":"Status"}\n' });
    expect(server.requests[0]?.user).toEqual({
      name: 'jane',
      groups: ['dev', 'ops', 'system:authenticated'],
    });
  });

  test('a bearer token belongs to the user that the cluster returns', async () => {
    const server = await served(() => OK);
    const headers = { authorization: 'Bearer robot' };
    expect((await ask(server, { headers, credential: undefined })).status).toBe(200);
    expect(server.requests[0]?.user).toEqual({ name: 'robot', groups: ['bots'] });
  });

  test.each([
    ['no credentials', {}],
    ['a wrong token', { authorization: 'Bearer robo' }],
    ['a password', { authorization: 'Basic cm9ib3Q6cm9ib3Q=' }],
  ])('%s: 401', async (_, headers) => {
    const server = await served(() => OK);
    const reply = await ask(server, { headers: headers as Record<string, string>, credential: undefined });
    expect(reply.status).toBe(401);
    expect(JSON.parse(reply.text)).toMatchObject({ kind: 'Status', reason: 'Unauthorized', code: 401 });
    expect(server.requests).toEqual([]);
  });

  test("a certificate of another cluster's authority: 401", async () => {
    const server = await served(() => OK);
    const subject = { commonName: 'jane', organizations: ['system:masters'] };
    const credential = authorityOfNow().credential({ subject, use: 'client' });
    expect((await ask(server, { credential })).status).toBe(401);
  });

  test.each(['evil.example', 'evil.example:80', '127.0.0.1', '10.0.0.1:443'])(
    'the host %s: 421',
    async (host) => {
      const server = await served(() => OK);
      expect((await ask(server, { headers: { host } })).status).toBe(421);
      expect(server.requests).toEqual([]);
    },
  );

  test('the host localhost is accepted', async () => {
    const server = await served(() => OK);
    expect((await ask(server, { headers: { host: `LOCALHOST:${server.port}` } })).status).toBe(200);
  });
});

describe('a request', () => {
  test('arrives with its path, query, headers and body unchanged', async () => {
    const server = await served(() => OK);
    const body = Buffer.from([0, 255, 1]);
    await ask(server, { method: 'POST', path: '/api/v1/a%20b?x=1&x=2&y', headers: { 'X-One': 'a' }, body });
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/api/v1/a%20b',
      headers: { 'x-one': 'a' },
    });
    expect(server.requests[0]?.query.getAll('x')).toEqual(['1', '2']);
    expect(Buffer.from(server.requests[0]?.body ?? [])).toEqual(body);
  });

  test.each([
    [3 * 1024 * 1024, 200],
    [3 * 1024 * 1024 + 1, 413],
  ])('of %i bytes: %i', async (length, status) => {
    const server = await served(() => OK);
    expect((await ask(server, { method: 'POST', body: Buffer.alloc(length) })).status).toBe(status);
  });

  test('is answered with the headers of the reply', async () => {
    const headers = { 'content-type': 'text/plain', warning: '299 - "old"' };
    const server = await served(() => ({ status: 202, body: 'ok', headers }));
    expect(await ask(server)).toMatchObject({ status: 202, text: 'ok', headers });
  });
});

describe('a stream', () => {
  test('is sent in parts until it ends', async () => {
    const server = await served(() => ({
      status: 200,
      stream: (sink) => {
        sink.write('a\n');
        const timer = setTimeout(() => {
          sink.write('b\n');
          sink.end();
        }, 5);
        return () => clearTimeout(timer);
      },
    }));
    expect(await ask(server)).toMatchObject({ status: 200, text: 'a\nb\n' });
  });

  test('is stopped when the client disconnects, and then no longer counts', async () => {
    let stopped = 0;
    const server = await served(({ path }) =>
      path === '/watch' ? { status: 200, stream: () => () => stopped++ } : OK,
    );
    const open = (): Promise<{ destroy(): void; status: number | undefined }> =>
      new Promise((resolve) => {
        const { authority, admin, port } = server;
        const tls = {
          ca: authority.certificate,
          cert: admin.certificate,
          key: admin.key,
          agent: false as const,
        };
        const request = send({ host: '127.0.0.1', port, path: '/watch', ...tls }, (response) => {
          response.resume();
          resolve({ destroy: () => request.destroy(), status: response.statusCode });
        });
        request.on('error', () => {});
        request.end();
      });
    const all = await Promise.all(Array.from({ length: 100 }, open));
    expect(all.every(({ status }) => status === 200)).toBe(true);
    expect((await open()).status).toBe(429);
    for (const one of all.slice(0, 2)) one.destroy();
    await expect.poll(() => stopped).toBe(2);
    expect((await open()).status).toBe(200);
  });
});

describe('an upgraded connection', () => {
  const connect = (
    { port, authority, admin }: Served,
    protocol: string,
    credential: Credential | undefined = admin,
  ) =>
    new WebSocket(`wss://127.0.0.1:${port}/exec`, protocol, {
      ca: authority.certificate,
      cert: credential.certificate,
      key: credential.key,
    });
  const refusedWith = (socket: WebSocket): Promise<number | undefined> =>
    new Promise((resolve) => {
      socket.on('error', () => {});
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
    });

  test('carries channels both ways, and reports which one the client has closed', async () => {
    const server = await served(() => ({
      upgrade: (channels) => {
        channels.onData((channel, data) => channels.send(1, Buffer.from(`${channel}:${Buffer.from(data)}`)));
        channels.onEnd((channel) => {
          channels.send(3, Buffer.from(`end of ${channel}`));
          channels.close();
        });
      },
    }));
    const socket = connect(server, 'v5.channel.k8s.io');
    const received: string[] = [];
    socket.on('message', (message: Buffer) => received.push(`${message[0]} ${message.subarray(1)}`));
    socket.on('open', () => {
      socket.send(Buffer.from('\u0000hello', 'latin1'));
      socket.send(Buffer.from([255, 0]));
    });
    const code = await new Promise((resolve) => socket.on('close', resolve));
    expect(received).toEqual(['1 0:hello', '3 end of 0']);
    expect([code, socket.protocol]).toEqual([1000, 'v5.channel.k8s.io']);
  });

  test('is refused with the reply of the cluster', async () => {
    const server = await served(() => ({ status: 404, body: { kind: 'Status' } }));
    expect(await refusedWith(connect(server, 'v5.channel.k8s.io'))).toBe(404);
  });

  test('is refused for another protocol', async () => {
    const server = await served(() => ({ upgrade: (channels) => channels.close() }));
    expect(await refusedWith(connect(server, 'v4.other.k8s.io'))).toBe(400);
    const spdy = await ask(server, {
      method: 'POST',
      headers: { connection: 'Upgrade', upgrade: 'SPDY/3.1' },
    });
    expect(spdy.status).toBe(400);
    expect(JSON.parse(spdy.text).message).toMatch(/use kubectl 1\.31 or newer/);
  });

  test('needs credentials', async () => {
    const server = await served(() => ({ upgrade: (channels) => channels.close() }));
    const subject = { commonName: 'jane', organizations: [] };
    const foreign = authorityOfNow().credential({ subject, use: 'client' });
    expect(await refusedWith(connect(server, 'v5.channel.k8s.io', foreign))).toBe(401);
  });
});

test('a port in use is an error with its code', async () => {
  const { port } = await served(() => OK);
  const options = { authority: authorityOfNow(), port, authenticate: () => undefined, handle: () => OK };
  await expect(listen(options)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
