import { describe, expect, test } from 'vitest';
import { ContainerFiles } from '../../../../src/cluster/kubelet/files/container-files.ts';
import type { ShellEnvironment } from '../../../../src/cluster/kubelet/shell/environment.ts';
import { finishShell, runShell } from '../../../../src/cluster/kubelet/shell/machine.ts';
import { type ShellRun, startShell } from '../../../../src/cluster/kubelet/shell/shell-run.ts';
import { worldOf } from '../../../support/cluster-world.ts';

interface Ran {
  readonly out: string;
  readonly err: string;
  readonly exit: number | undefined;
}

function environmentOf(write: ShellEnvironment['write'], now = 0, input = ''): ShellEnvironment {
  const given = { '/etc/hosts': '127.0.0.1 localhost\n', '/data/a.txt': 'one\ntwo\nthree\n' };
  const root = {
    path: '',
    readOnly: false,
    tree: { tree: { files: new Map(), folders: [] }, below: '' },
    given,
  };
  return {
    pod: { metadata: { name: 'web', creationTimestamp: '2026-01-02T03:04:05Z' } },
    container: {},
    node: {},
    world: worldOf({}),
    now,
    input,
    files: new ContainerFiles([root, { path: '/config', readOnly: true, given: { '/key': 'value' } }]),
    network: {
      server: '10.96.0.10',
      resolve: (name) =>
        name === 'known' ? { addresses: ['10.0.0.7'], full: name } : { problem: 'unknown' },
      request: () => ({ problem: 'refused' }),
    },
    write,
    nested: (text, args, from, environment) => {
      const child = startShell(text, args, from.variables, from.directory);
      finishShell(child, environment);
      return child;
    },
  };
}

function sh(text: string, input = ''): Ran {
  const written = ['', '', ''];
  const run = startShell(text, ['sh', 'first', 'second'], { NAME: 'world' });
  finishShell(
    run,
    environmentOf(
      (channel, part) => {
        written[channel] += part;
      },
      Date.UTC(2026, 0, 2, 3, 4, 5),
      input,
    ),
  );
  return { out: written[1] ?? '', err: written[2] ?? '', exit: run.exit };
}

describe('a script', () => {
  test.each([
    ['echo hello $NAME "and $NAME" \'$NAME\'', 'hello world and world $NAME\n'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell in the container expands it.
    ['A=1; B=$A$A; echo ${B} ${NONE:-none} ${#}', '11 none 2\n'],
    ['for i in 1 2 3; do echo -n "$i "; done; echo', '1 2 3 \n'],
    ['i=0; while [ $i -lt 3 ]; do i=$((i + 1)); echo $i; done', '1\n2\n3\n'],
    ['i=0; until test $i -ge 2; do i=$((i+1)); done; echo $i', '2\n'],
    ['if [ -f /etc/hosts ]; then echo yes; else echo no; fi', 'yes\n'],
    ['if false; then echo a; elif true; then echo b; else echo c; fi', 'b\n'],
    ['true && echo and || echo or', 'and\n'],
    ['false || echo or; ! false && echo not', 'or\nnot\n'],
    ['while true; do echo once; break; done; echo after', 'once\nafter\n'],
    ['for i in 1 2 3; do if [ $i = 2 ]; then continue; fi; echo $i; done', '1\n3\n'],
    ['echo $(echo inner | tr a-z A-Z)', 'INNER\n'],
    ['echo one > /tmp/f; echo two >> /tmp/f; cat /tmp/f', 'one\ntwo\n'],
    ['for i in 1 2; do echo $i; done > /tmp/g; wc -l < /tmp/g', '2\n'],
    ['(cd /etc; pwd); pwd', '/etc\n/\n'],
    ['cat /data/a.txt | grep -v two | head -n 1', 'one\n'],
    ['cat <<END\nhello\nEND', 'hello\n'],
    ['sh -c "echo nested"', 'nested\n'],
    ['date +%F', '2026-01-02\n'],
    ['ls /data', 'a.txt\n'],
    ['ls -l /data', 'total 4\n-rw-r--r--    1 root     root            14 Jan 02 03:04 a.txt\n'],
    ['ls -ld /data/a.txt | cut -c1-10', '-rw-r--r--\n'],
    ['head -c 5 /data/a.txt; echo; tail -c4 /data/a.txt', 'one\nt\nree\n'],
    ['echo a.b | cut -d. -f2; echo ab | cut -d. -f2', 'b\nab\n'],
    ['echo /data/*.txt', '/data/a.txt\n'],
    ['echo "$@" $1', 'first second first\n'],
    ['printf "%s-%s\\n" a b', 'a-b\n'],
    ['echo a; exit 3; echo b', 'a\n'],
    ['cat', 'from stdin'],
  ])('%s', (text, out) => {
    const ran = sh(text, 'from stdin');
    expect(ran.out).toBe(out);
    expect(ran.err).toBe('');
  });

  test.each([
    ['exit 3', 3, ''],
    ['false', 1, ''],
    ['nothere', 127, 'sh: nothere: not found\n'],
    ['cat /none', 1, "cat: can't open '/none': No such file or directory\n"],
    ['echo x > /config/key', 0, "sh: can't create /config/key: Read-only file system\n"],
    ['if true; then echo', 2, 'sh: syntax error: unexpected end of file (expecting "fi")\n'],
    ['case x in x) echo;; esac', 2, 'sh: k8s-drill does not simulate `case` in the shell of containers\n'],
    ['apt-get update', 127, 'sh: apt-get: k8s-drill does not simulate this command in containers\n'],
    ['ps aux', 127, 'sh: ps: k8s-drill does not simulate this command in containers\n'],
    ['wget http://db', 1, "wget: bad address 'db'\n"],
    ['wget http://known', 1, "wget: can't connect to remote host (10.0.0.7): Connection refused\n"],
    ['nc -zv known 5432', 1, 'nc: known (10.0.0.7:5432): Connection refused\n'],
    [
      'curl -sS --max-time 2 --resolve shop.example.com:443:10.0.0.7 https://shop.example.com/x',
      7,
      'curl: (7) Failed to connect to shop.example.com port 443 after 0 ms: Could not connect to server\n',
    ],
    ['curl -sS --resolve other:443:10.0.0.7 shop', 6, 'curl: (6) Could not resolve host: shop\n'],
  ])('%s ends with %d', (text, exit, err) => {
    const ran = sh(text);
    expect([ran.exit, ran.err]).toEqual([exit, err]);
  });

  test('waits in sleep, and continues from a snapshot at the same place', () => {
    let out = '';
    const write = (_: 1 | 2, text: string) => {
      out += text;
    };
    let run = startShell('for i in a b; do echo $i; sleep 2; done; echo end', [], {});
    runShell(run, environmentOf(write, 0));
    expect([out, run.wakeAt]).toEqual(['a\n', 2000]);
    run = JSON.parse(JSON.stringify(run)) as ShellRun;
    runShell(run, environmentOf(write, 1999));
    expect(out).toBe('a\n');
    runShell(run, environmentOf(write, 2000));
    runShell(run, environmentOf(write, 4000));
    expect([out, run.exit]).toEqual(['a\nb\nend\n', 0]);
  });

  test('that never sleeps does not block the cluster', () => {
    const run = startShell('while true; do :; done', [], {});
    runShell(
      run,
      environmentOf(() => {}, 0),
    );
    expect(run.wakeAt).toBe(1000);
  });

  test('that waits indefinitely keeps running', () => {
    const run = startShell('tail -f /data/a.txt', [], {});
    runShell(
      run,
      environmentOf(() => {}),
    );
    expect([run.stays, run.exit]).toEqual([true, undefined]);
  });
});
