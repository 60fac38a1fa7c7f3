import { describe, expect, it } from 'vitest';
import { readTar, writeTar } from '../../../src/client/archive/tar.ts';
import type { Attached, ClientEffect } from '../../../src/client/client-effect.ts';
import { driveOnCluster } from '../../../src/client/drive-cluster.ts';
import { runKubectl } from '../../../src/client/kubectl.ts';
import { ClusterShell } from '../../support/cluster-shell.ts';

type Exec = Extract<ClientEffect, { do: 'attach' }>;

/** A shell with a Pod whose programs are answered by the test. */
function copying(line: string, files: Readonly<Record<string, string>>, answer: (exec: Exec) => Attached) {
  const shell = new ClusterShell(files);
  shell.kubectl('run web --image=nginx');
  shell.cluster.advance(5000);
  const commands: string[][] = [];
  const printed: string[] = [];
  const running = runKubectl(line.split(' '), { HOME: '/home/user' });
  const exit = driveOnCluster(
    (function* () {
      let step = running.next();
      while (step.done !== true) {
        const effect: ClientEffect = step.value;
        if (effect.do === 'attach') {
          const words = (effect.request.query ?? []).filter(([name]) => name === 'command');
          commands.push(words.map(([, word]) => word));
          step = running.next(answer(effect));
        } else step = running.next(yield effect);
      }
      return step.value;
    })(),
    {
      cluster: shell.cluster,
      files: shell.files,
      stdin: new Uint8Array(),
      user: { name: 'admin', groups: ['system:masters', 'system:authenticated'] },
      print: (_to, text) => printed.push(text),
    },
  );
  return { exit, commands, files: shell.files, printed: printed.join('') };
}

const DONE: Attached = { status: { status: 'Success' } };
const FAILED: Attached = { status: { status: 'Failure' } };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('kubectl cp', () => {
  it('sends an archive to the folder of the path', () => {
    let sent: readonly string[] = [];
    const { exit, commands } = copying(
      'cp conf web:/etc/app',
      { 'conf/a.txt': 'A', 'conf/b/c.txt': 'C' },
      (exec) => {
        if (exec.input !== undefined) sent = readTar(exec.input).map(({ name }) => name);
        return exec.input === undefined ? FAILED : DONE;
      },
    );
    expect({ exit, commands, sent }).toEqual({
      exit: 0,
      commands: [
        ['test', '-d', '/etc/app'],
        ['tar', '-xmf', '-', '-C', '/etc'],
      ],
      sent: ['app/', 'app/a.txt', 'app/b/', 'app/b/c.txt'],
    });
  });

  it('copies a file into an existing folder', () => {
    const { commands } = copying('cp a.txt web:/tmp --no-preserve', { 'a.txt': 'A' }, () => DONE);
    expect(commands.at(-1)).toEqual([
      'tar',
      '--no-same-permissions',
      '--no-same-owner',
      '-xmf',
      '-',
      '-C',
      '/tmp',
    ]);
  });

  it("writes the content of the container's archive", () => {
    const archive = writeTar(
      [
        { name: 'etc/app/', bytes: bytes(''), type: 'folder' },
        { name: 'etc/app/a.txt', bytes: bytes('A'), type: 'file' },
        { name: 'etc/app/link', bytes: bytes(''), type: 'link' },
      ],
      0,
    );
    const { exit, files, commands, printed } = copying('cp web:/etc/app out', {}, () => ({
      ...DONE,
      output: archive,
    }));
    expect({ exit, commands }).toEqual({ exit: 0, commands: [['tar', 'cf', '-', '/etc/app']] });
    const written = files.read('out/a.txt');
    expect('bytes' in written && new TextDecoder().decode(written.bytes)).toBe('A');
    expect(printed).toBe('warning: skipping symlink: "out/link" -> ""\n');
  });

  it('writes nothing outside the requested path', () => {
    const archive = writeTar([{ name: '../../evil', bytes: bytes('x'), type: 'file' }], 0);
    const { exit, printed } = copying('cp web:/etc/app out', {}, () => ({ ...DONE, output: archive }));
    expect({ exit, printed }).toEqual({ exit: 1, printed: 'error: tar contents corrupted\n' });
  });

  it.each([
    ['cp a.txt', 'source and destination are required'],
    ['cp a b', 'one of src or dest must be a remote file specification'],
    ['cp web:/a web:/b', 'one of src or dest must be a local file specification'],
    ['cp none web:/tmp', "none doesn't exist in local filesystem"],
    ['cp :x y', 'filespec must match the canonical format: [[namespace/]pod:]file/path'],
  ])('refuses %s', (line, reason) => {
    const { exit, printed } = copying(line, {}, () => DONE);
    expect(exit).toBe(1);
    expect(printed).toMatch(new RegExp(`^error: ${reason.replace(/[[\]/]/g, '\\$&')}\n`));
  });
});
