import { describe, expect, it } from 'vitest';
import { ClusterShell } from '../../support/cluster-shell.ts';

const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app}\ndata: {color: red}\n';

describe('changes without the server', () => {
  it('are printed by patch and set with --local', () => {
    const shell = new ClusterShell({ 'c.yaml': MAP });
    const patched = shell.kubectl(
      'patch -f c.yaml --local -o json --type=merge -p {"data":{"color":"blue"}}',
    );
    expect(patched.stdout).toContain('"color": "blue"');
    expect(shell.kubectl('get cm app').exit).toBe(1);
  });

  it('stay a dry run of patch', () => {
    const shell = new ClusterShell({ 'c.yaml': MAP });
    shell.kubectl('create -f c.yaml');
    expect(shell.kubectl('patch cm app --dry-run=client -p {"data":{"color":"blue"}}').stdout).toBe(
      'configmap/app patched (dry run)\n',
    );
    expect(shell.kubectl('get cm app -o jsonpath={.data.color}').stdout).toBe('red');
  });

  it('send text that starts like JSON to the server unchanged', () => {
    const shell = new ClusterShell({ 'c.yaml': MAP });
    shell.kubectl('create -f c.yaml');
    expect(shell.kubectl('patch cm app -p {data:{color:1}}').stderr).toMatch(
      /^Error from server \(BadRequest\): error decoding patch: /,
    );
    expect(shell.kubectl('patch cm app -p data:\n  color: blue').exit).toBe(1);
  });
});
