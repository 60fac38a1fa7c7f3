import { describe, expect, it } from 'vitest';
import { connectionOf } from '../../../src/client/config/connect.ts';
import { Flags } from '../../../src/client/flags.ts';
import { optionsOf } from '../../../src/serve/client/remote-server.ts';

const EMPTY = { currentContext: '', contexts: new Map(), clusters: new Map(), users: new Map(), files: [] };
const fs = { readFileSync: () => Buffer.from('') } as never;

describe('the server of a connection', () => {
  it.each([
    [{}, 'k8s-drill cluster'],
    [{ npm_command: 'exec' }, 'npx k8s-drill cluster'],
  ])('is asked for in the form in which the program was started: %j', (variables, command) => {
    const connection = connectionOf(EMPTY, new Flags([]));
    expect(() => optionsOf(connection, { fs, variables })).toThrow(
      `error: the kubeconfig contains no server; start one with ${command}`,
    );
  });

  it('must be on this machine and use TLS', () => {
    const at = (server: string) => () =>
      optionsOf({ ...connectionOf(EMPTY, new Flags([])), server }, { fs, variables: {} });
    expect(at('http://127.0.0.1:1')).toThrow('talks to https servers only');
    expect(at('https://example.com')).toThrow('talks to servers on this machine only');
    expect(at('https://127.0.0.1:6443')()).toMatchObject({ host: '127.0.0.1', port: 6443 });
  });
});
