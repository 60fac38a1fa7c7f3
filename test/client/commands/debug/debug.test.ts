import { describe, expect, it } from 'vitest';
import { ClusterShell } from '../../../support/cluster-shell.ts';

const LEGACY =
  '--profile=legacy is deprecated and will be removed in the future. It is recommended to explicitly specify a profile, for example "--profile=general".\n';

function withPod(): ClusterShell {
  const shell = new ClusterShell();
  shell.kubectl('run web --image=nginx --labels=app=web');
  shell.cluster.advance(5000);
  return shell;
}

describe('kubectl debug', () => {
  it('adds a container to a running Pod, and shows what it prints', () => {
    const shell = withPod();
    expect(shell.kubectl('debug web -i --image=busybox -c look -- echo hi')).toEqual({
      exit: 0,
      stdout: 'hi\n',
      stderr: LEGACY,
    });
    const names = shell.kubectl('get pod web -o jsonpath={.spec.ephemeralContainers[*].name}');
    expect(names.stdout).toBe('look');
  });

  it('generates a name for the container if none is given', () => {
    const { stdout } = withPod().kubectl('debug web --image=busybox --target=web --profile=general');
    expect(stdout).toMatch(
      /^Targeting container "web"\. If you don't see processes .*\nDefaulting debug container name to debugger-[a-z0-9]{5}\.\n$/,
    );
  });

  it('copies a Pod without its labels, with another image or another command', () => {
    const shell = withPod();
    shell.kubectl('debug web --copy-to=copy --image=busybox -c look --share-processes');
    shell.kubectl('debug web --copy-to=image --set-image=*=busybox:1.36');
    const of = (pod: string, path: string): string =>
      shell.kubectl(`get pod ${pod} -o jsonpath={${path}}`).stdout;
    expect([
      of('copy', '.metadata.labels'),
      of('copy', '.spec.containers[*].name'),
      of('copy', '.spec.shareProcessNamespace'),
      of('image', '.metadata.labels.app'),
      of('image', '.spec.containers[*].image'),
    ]).toEqual(['', 'web look', 'true', 'web', 'busybox:1.36']);
  });

  it('takes what follows -- as the command, or as its arguments', () => {
    const shell = withPod();
    shell.kubectl('debug web --image=busybox -c command -- sleep 5');
    shell.kubectl('debug web --image=busybox -c args --arguments-only -- sleep 5');
    const of = (name: string, field: string): string =>
      shell.kubectl(`get pod web -o jsonpath={.spec.ephemeralContainers[?(@.name=="${name}")].${field}}`)
        .stdout;
    const fields = ['command', 'args'].map((name) => [of(name, 'command'), of(name, 'args')]);
    expect(fields).toEqual([
      ['["sleep","5"]', ''],
      ['', '["sleep","5"]'],
    ]);
  });

  it.each([
    ['general', 'host-root', 'true'],
    ['sysadmin', 'host-root', 'true'],
    ['netadmin', '', 'true'],
    ['restricted', '', ''],
  ])('runs a Pod on a node with the profile %s', (profile, volume, hostNetwork) => {
    const shell = new ClusterShell();
    const { stdout, stderr } = shell.kubectl(`debug node/node01 --image=busybox --profile=${profile}`);
    const name =
      /^Creating debugging pod (node-debugger-node01-[a-z0-9]{5}) with container debugger on node node01\.\n$/.exec(
        stdout,
      )?.[1];
    expect(stderr).toBe('');
    const of = (path: string): string => shell.kubectl(`get pod ${name} -o jsonpath={${path}}`).stdout;
    expect([
      of('.spec.volumes[0].hostPath.path') && of('.spec.volumes[0].name'),
      of('.spec.hostNetwork'),
    ]).toEqual([volume, hostNetwork]);
  });

  it.each([
    ['debug web', 'error: you must specify --image when not using --copy-to.\n'],
    ['debug web --image=x --profile=odd', 'error: unknown profile: odd\n'],
    ['debug none --image=x --profile=general', 'Error from server (NotFound): pods "none" not found\n'],
    [
      'debug svc/kubernetes --image=x --profile=general',
      'error: "v1, Kind=Service" not supported by debug\n',
    ],
  ])('refuses %s', (line, stderr) => {
    expect(withPod().kubectl(line)).toEqual({ exit: 1, stdout: '', stderr });
  });
});
