import { describe, expect, test } from 'vitest';
import type { Channels } from '../../../src/cluster/api/request.ts';
import { Cluster } from '../../../src/cluster/cluster.ts';
import { send } from '../../support/cluster/client.ts';

const PODS = '/api/v1/namespaces/default/pods';
const USER = { name: 'kubernetes-admin', groups: ['kubeadm:cluster-admins', 'system:authenticated'] };
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A connection whose client is played by the test. */
class Client {
  readonly texts: Record<number, string> = { 1: '', 2: '', 3: '' };
  closed = false;
  #onData: (channel: number, data: Uint8Array) => void = () => {};
  #onEnd: (channel: number) => void = () => {};

  readonly channels: Channels = {
    send: (channel, data) => {
      this.texts[channel] = (this.texts[channel] ?? '') + decoder.decode(data);
    },
    onData: (listener) => {
      this.#onData = listener;
    },
    onEnd: (listener) => {
      this.#onEnd = listener;
    },
    onClose: () => {},
    close: () => {
      this.closed = true;
    },
  };

  type(text: string): void {
    this.#onData(0, encoder.encode(text));
  }

  end(): void {
    this.#onEnd(0);
  }
}

function startPod(spec: object): Cluster {
  const cluster = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35' });
  const body = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec } as never;
  expect(send(cluster, 'POST', PODS, { body }).status).toBe(201);
  cluster.advance(5000);
  return cluster;
}

function connect(cluster: Cluster, kind: string, query: readonly (readonly [string, string])[]): Client {
  const reply = cluster.handle({
    method: 'POST',
    path: `${PODS}/p/${kind}`,
    query: new URLSearchParams(query.map(([name, value]): [string, string] => [name, value])),
    headers: {},
    user: USER,
  });
  const client = new Client();
  if (!('upgrade' in reply)) throw new Error(JSON.stringify(reply));
  reply.upgrade(client.channels);
  return client;
}

const words = (...command: string[]) => command.map((word) => ['command', word] as const);
const SLEEPS = {
  containers: [{ name: 'c', image: 'busybox', command: ['sleep', '1d'], env: [{ name: 'A', value: 'x' }] }],
};

describe('exec', () => {
  test('runs a command with the variables of its container, and returns its exit code', () => {
    const cluster = startPod(SLEEPS);
    const client = connect(cluster, 'exec', words('sh', '-c', 'echo $A; echo bad >&2; exit 4'));
    expect([client.texts[1], client.texts[2], client.closed]).toEqual(['x\n', 'bad\n', true]);
    expect(JSON.parse(client.texts[3] ?? '')).toMatchObject({
      status: 'Failure',
      reason: 'NonZeroExitCode',
      details: { causes: [{ reason: 'ExitCode', message: '4' }] },
    });
  });

  test('keeps files that a command writes until the container restarts', () => {
    const cluster = startPod(SLEEPS);
    connect(cluster, 'exec', words('sh', '-c', 'echo kept > /tmp/f'));
    const client = connect(cluster, 'exec', words('cat', '/tmp/f'));
    expect(client.texts[1]).toBe('kept\n');
    expect(JSON.parse(client.texts[3] ?? '')).toEqual({ metadata: {}, status: 'Success' });
  });

  test('passes input to a command when it is complete', () => {
    const cluster = startPod(SLEEPS);
    const client = connect(cluster, 'exec', [...words('wc', '-l'), ['stdin', 'true']]);
    client.type('one\ntwo\n');
    expect(client.closed).toBe(false);
    client.end();
    expect([client.texts[1], client.closed]).toEqual(['2\n', true]);
  });

  test('reports a missing program', () => {
    const client = connect(startPod(SLEEPS), 'exec', words('vim'));
    expect(client.texts[3]).toContain('exec: \\"vim\\": executable file not found in $PATH');
  });

  test('runs an interactive shell in a terminal', () => {
    const client = connect(startPod(SLEEPS), 'exec', [...words('sh'), ['stdin', 'true'], ['tty', 'true']]);
    client.type('cd /etc\rpwX\u007fd\rexit 3\r');
    expect(client.texts[1]).toBe('/ # cd /etc\r\n/etc # pwX\b \bd\r\n/etc\r\n/etc # exit 3\r\n');
    expect(JSON.parse(client.texts[3] ?? '')).toMatchObject({ details: { causes: [{ message: '3' }] } });
  });

  test('is refused for a container that is not running', () => {
    const cluster = startPod({
      restartPolicy: 'Never',
      containers: [{ name: 'c', image: 'busybox', command: ['true'] }],
    });
    expect(send(cluster, 'POST', `${PODS}/p/exec?command=ls`).body.message).toBe(
      'cannot exec into a container in a completed pod; current phase is Succeeded',
    );
  });
});

describe('attach', () => {
  test('connects to a shell that waits for input, and ends the container with the shell', () => {
    const containers = [{ name: 'c', image: 'busybox', stdin: true, tty: true }];
    const cluster = startPod({ restartPolicy: 'Never', containers });
    const client = connect(cluster, 'attach', [
      ['stdin', 'true'],
      ['tty', 'true'],
    ]);
    client.type('echo hi\rexit\r');
    expect(client.texts[1]).toContain('hi\r\n');
    expect(client.closed).toBe(true);
    cluster.advance(1000);
    expect(send(cluster, 'GET', `${PODS}/p`).body.status).toMatchObject({ phase: 'Succeeded' });
  });
});

test('a log is followed', () => {
  const cluster = startPod({
    containers: [
      { name: 'c', image: 'busybox', command: ['sh', '-c', 'while true; do date +%s; sleep 1; done'] },
    ],
  });
  const reply = cluster.handle({
    method: 'GET',
    path: `${PODS}/p/log`,
    query: new URLSearchParams({ follow: 'true', tailLines: '1' }),
    headers: {},
    user: USER,
  });
  let text = '';
  if (!('stream' in reply)) throw new Error('no stream');
  const stop = reply.stream({
    write: (part) => {
      text += String(part);
    },
    end: () => {},
  });
  cluster.advance(2000);
  stop();
  cluster.advance(2000);
  expect(text.trim().split('\n')).toHaveLength(3);
});

test('port-forward reports that it is not simulated', () => {
  expect(send(startPod(SLEEPS), 'POST', `${PODS}/p/portforward`).body.message).toMatch(
    /^k8s-drill does not simulate port-forward/,
  );
});
