import { describe, expect, it } from 'vitest';
import { ClusterShell } from '../../support/cluster-shell.ts';

describe('kubectl run attached to the Pod', () => {
  // Expected: the output of kubectl 1.35 against the same cluster.
  it("prints the program's output, and removes the Pod with --rm", () => {
    const shell = new ClusterShell();
    expect(shell.kubectl('run bb --image=busybox -i --rm --restart=Never -- echo hi')).toEqual({
      exit: 0,
      stdout: 'hi\npod "bb" deleted from default namespace\n',
      stderr: '',
    });
    shell.cluster.advance(60_000);
    expect(shell.kubectl('get pods -o name').stdout).toBe('');
  });

  it('ends with the exit code of the program', () => {
    expect(new ClusterShell().kubectl('run bb --image=busybox --attach --restart=Never -- false')).toEqual({
      exit: 1,
      stdout: '',
      stderr: 'pod default/bb terminated (Error)\n',
    });
  });

  it.each([
    ['run b --image=nginx --rm', 'error: --rm should only be used for attached containers\nSee'],
    ['run b --image=nginx -t', 'error: -i/--stdin is required for containers with -t/--tty=true\nSee'],
    ['run b --image=', 'error: --image is required\n'],
    ['run b --image=x --image-pull-policy=Odd', 'error: invalid image pull policy: Odd\n'],
    ['run b --image=x --overrides={spec:{}}', 'error: Invalid JSON Patch\n'],
    [
      'run b --image=x --attach --dry-run=client',
      "error: --dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)\nSee",
    ],
  ])('refuses %s', (line, start) => {
    const { exit, stderr } = new ClusterShell().kubectl(line);
    expect([exit, stderr.slice(0, start.length)]).toEqual([1, start]);
  });

  it('changes the Pod by a merge patch, a strategic one or a JSON patch', () => {
    const made = (flags: string): string =>
      new ClusterShell().kubectl(`run b --image=nginx --dry-run=client -o json ${flags}`).stdout;
    expect(made('--overrides={"spec":{"nodeName":"n"}}')).toContain('"nodeName": "n"');
    const strategic = made(
      '--override-type=strategic --overrides={"spec":{"containers":[{"name":"b","tty":true}]}}',
    );
    expect([strategic.includes('"image": "nginx"'), strategic.includes('"tty": true')]).toEqual([true, true]);
    expect(
      made('--override-type=json --overrides=[{"op":"add","path":"/spec/nodeName","value":"x"}]'),
    ).toContain('"nodeName": "x"');
  });
});

describe('kubectl attach', () => {
  it('refuses a Pod that has ended', () => {
    const shell = new ClusterShell();
    shell.kubectl('run bb --image=busybox --restart=Never -- echo hi');
    shell.cluster.advance(10_000);
    expect(shell.kubectl('attach bb').stderr).toBe(
      'error: cannot attach a container in a completed pod; current phase is Succeeded\n',
    );
  });
});
