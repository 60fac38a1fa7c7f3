import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EndingSignal, Env, Spawned } from '../../src/env.ts';
import { runIn } from '../support/run.ts';
import { type TestEnv, testEnv } from '../support/test-env.ts';

interface Inside {
  readonly program: string;
  readonly args: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly env: TestEnv;
}

/** A world in which the program that the command starts is a function. */
function worldWith(
  inside: (given: Inside) => Promise<Spawned>,
  variables: Record<string, string> = {},
): TestEnv {
  const env = testEnv({ variables: { SHELL: '/bin/fish', PATH: '/nowhere', ...variables } });
  const run: Env['run'] = (program, args, given) => ({
    ended: inside({ program, args, variables: given, env }),
    kill: () => {},
  });
  return Object.assign(env, { run, now: () => Date.now(), isRunning: () => true });
}

const ended = (code: number): Promise<Spawned> => Promise.resolve({ code, signal: null });

/** Asks the cluster of a kubeconfig, with its certificate or a token; with POST where there is a body. */
function ask(
  kubeconfig: string,
  path: string,
  body?: object,
  token?: string,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const text = readFileSync(kubeconfig, 'utf8');
  const data = (name: string) => Buffer.from(new RegExp(`${name}: (\\S+)`).exec(text)?.[1] ?? '', 'base64');
  const url = new URL(path, /server: (\S+)/.exec(text)?.[1]);
  const credential =
    token === undefined
      ? { cert: data('client-certificate-data'), key: data('client-key-data') }
      : { headers: { authorization: `Bearer ${token}` } };
  const options = {
    method: body === undefined ? 'GET' : 'POST',
    ca: data('certificate-authority-data'),
    agent: false as const,
    ...credential,
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (response) => {
      let answer = '';
      response.on('data', (part) => {
        answer += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(answer) }));
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: nginx}]}\n';

describe('cluster', () => {
  test('opens the shell with the variables of kubectl, and removes everything at the end', async () => {
    let seen: Inside | undefined;
    const env = worldWith((given) => {
      seen = given;
      const { KUBECONFIG: config = '' } = given.variables;
      expect((statSync(config).mode & 0o777).toString(8)).toBe('600');
      expect((statSync(dirname(config)).mode & 0o777).toString(8)).toBe('700');
      return ended(0);
    });
    const { code, out, err } = await runIn(env, 'cluster');
    expect([code, out]).toEqual([0, '']);
    expect(seen).toMatchObject({ program: '/bin/fish', args: [] });
    expect(Object.keys(seen?.variables ?? {})).toEqual(['KUBECONFIG', 'KUBECACHEDIR', 'PATH']);
    expect(err).toMatch(
      /^A Kubernetes 1\.35 cluster with 3 nodes runs in memory, and its Pods are simulated\. /,
    );
    expect(err).toMatch(/kubectl is not on your PATH; kubectl and k are the ones that are built in/);
    expect(readdirSync(env.temporaryDirectory)).toEqual([]);
  });

  test('does not say how to get kubectl where it is', async () => {
    const env = worldWith(() => ended(0));
    const folder = env.temporaryDirectory;
    writeFileSync(join(folder, 'kubectl'), '');
    Object.assign(env.variables, { PATH: `/nowhere:${folder}` });
    expect((await runIn(env, 'cluster')).err).not.toContain('not on your PATH');
  });

  test('answers with its nodes while a command runs, and ends with its exit code', async () => {
    let names: unknown;
    const env = worldWith(async ({ program, args, variables }) => {
      expect([program, args]).toEqual(['kubectl', ['get', 'nodes', '-o', 'wide']]);
      const { body } = await ask(variables['KUBECONFIG'] ?? '', '/api/v1/nodes');
      names = (body['items'] as { metadata: { name: string } }[]).map(({ metadata }) => metadata.name);
      return { code: 7, signal: null };
    });
    const ran = await runIn(env, 'cluster', '--nodes', '2', '--', 'kubectl', 'get', 'nodes', '-o', 'wide');
    expect(ran).toEqual({ code: 7, out: '', err: '' });
    expect(names).toHaveLength(2);
  });

  test('lets service accounts in with their tokens', async () => {
    const env = worldWith(async ({ variables }) => {
      const config = variables['KUBECONFIG'] ?? '';
      const path = '/api/v1/namespaces/default/serviceaccounts/default/token';
      const { body } = await ask(config, path, {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: {},
      });
      const { token } = body['status'] as { token: string };
      const answer = await ask(config, '/api/v1/nodes', undefined, token);
      const wrong = await ask(config, '/api/v1/nodes', undefined, `${token}x`);
      expect([answer.status, wrong.status]).toEqual([403, 401]);
      expect(String(answer.body['message'])).toContain(
        'User "system:serviceaccount:default:default" cannot list',
      );
      return { code: 0, signal: null };
    });
    expect(await runIn(env, 'cluster', '--', 'true')).toEqual({ code: 0, out: '', err: '' });
  });

  test('holds the objects of files', async () => {
    const env = worldWith(async ({ variables }) => {
      const { status } = await ask(variables['KUBECONFIG'] ?? '', '/api/v1/namespaces/default/pods/web');
      return { code: status === 200 ? 0 : 1, signal: null };
    });
    writeFileSync(join(env.workingDirectory, 'app.yaml'), POD);
    expect(await runIn(env, 'cluster', '--load', 'app.yaml', '--', 'true')).toEqual({
      code: 0,
      out: '',
      err: '',
    });
  });

  test.each([
    ['kind: Pod\napiVersion: v1\nmetadata: {name: X}\n', 'app.yaml: Pod "X" is invalid: '],
    ['kind: Robot\napiVersion: v1\n', 'app.yaml: k8s-drill does not simulate v1 Robot'],
    ['a: [', 'app.yaml: '],
  ])('says what is wrong with the objects of a file: %j', async (text, message) => {
    const env = worldWith(() => ended(0));
    writeFileSync(join(env.workingDirectory, 'app.yaml'), text);
    const { code, err } = await runIn(env, 'cluster', '--load', 'app.yaml', '--', 'true');
    expect(code).toBe(2);
    expect(err).toContain(`k8s-drill: ${message}`);
    expect(readdirSync(env.temporaryDirectory)).toEqual(['app.yaml']);
  });

  test.each<[Spawned, number, string]>([
    [{ code: null, signal: 'SIGKILL' }, 137, ''],
    [{ code: null, signal: 'SIGTERM' }, 143, ''],
    [{ code: null, signal: null, error: new Error('ENOENT') }, 127, 'k8s-drill: cannot run nosuch: ENOENT\n'],
  ])('ends as a shell would say that its program ended: %o', async (spawned, code, err) => {
    const env = worldWith(() => Promise.resolve(spawned));
    expect(await runIn(env, 'cluster', '--', 'nosuch')).toEqual({ code, out: '', err });
    expect(readdirSync(env.temporaryDirectory)).toEqual([]);
  });

  test.each<[EndingSignal, number]>([
    ['SIGHUP', 129],
    ['SIGTERM', 143],
  ])('ends by %s while a program runs', async (signal, code) => {
    let send = (_: EndingSignal): void => {};
    const env = worldWith(() => {
      setImmediate(() => send(signal));
      return new Promise(() => {});
    });
    Object.assign(env, {
      onSignal: (listener: (sent: EndingSignal) => void) => {
        send = listener;
        return () => {};
      },
    });
    expect((await runIn(env, 'cluster', '--', 'sleep', '9')).code).toBe(code);
    expect(readdirSync(env.temporaryDirectory)).toEqual([]);
  });

  test('prints the path of the kubeconfig and waits', async () => {
    const env = worldWith(() => ended(0));
    let existed = false;
    Object.assign(env, {
      onSignal: (listener: (sent: EndingSignal) => void) => {
        setImmediate(() => {
          existed = existsSync(env.written.out.trim());
          listener('SIGINT');
        });
        return () => {};
      },
    });
    const { code, out } = await runIn(env, 'cluster', '--no-shell');
    expect(code).toBe(130);
    expect(existed).toBe(true);
    expect(existsSync(out.trim())).toBe(false);
  });

  test('says that a port is taken', async () => {
    const env = worldWith(async ({ variables, env: outer }) => {
      const port = /127\.0\.0\.1:(\d+)/.exec(readFileSync(variables['KUBECONFIG'] ?? '', 'utf8'))?.[1] ?? '';
      return { code: (await runIn(outer, 'cluster', '--port', port, '--', 'true')).code, signal: null };
    });
    const { code, err } = await runIn(env, 'cluster', '--', 'true');
    expect(code).toBe(2);
    expect(err).toMatch(/^k8s-drill: port \d+ is in use; choose another one, or omit the option\n$/);
  });

  test('two run beside each other', async () => {
    const env = worldWith(async ({ variables, env: outer, args }) => {
      const own = await ask(variables['KUBECONFIG'] ?? '', '/version');
      const inner = args.length === 0 ? await runIn(outer, 'cluster', '--', 'inner', 'x') : { code: 0 };
      return { code: own.status === 200 && inner.code === 0 ? 0 : 1, signal: null };
    });
    expect((await runIn(env, 'cluster', '--', 'outer')).code).toBe(0);
  });

  test.each([
    [['--nodes', '101'], '--nodes takes a whole number from 0 to 100'],
    [['--speed', 'fast'], '--speed takes a number above 0 and up to 1000'],
    [['--kubernetes', '1.20'], "--kubernetes takes 1.33, 1.34, 1.35, 1.36, not '1.20'"],
    [['--load', 'nosuch.yaml'], 'nosuch.yaml'],
  ])('refuses %j', async (flags, message) => {
    const { code, err } = await runIn(
      worldWith(() => ended(0)),
      'cluster',
      ...flags,
      '--',
      'true',
    );
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
