import { describe, expect, it } from 'vitest';
import { ClusterShell } from '../../support/cluster-shell.ts';

describe('kubectl --raw', () => {
  it('reads, creates and deletes by path', () => {
    const shell = new ClusterShell({
      'c.json': JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } }),
    });
    const path = '/api/v1/namespaces/default/configmaps';
    expect(shell.kubectl(`create --raw ${path} -f c.json`).stdout).toContain('"name":"c"');
    expect(shell.kubectl(`get --raw ${path}/c`).stdout).toContain('"name":"c"');
    expect(shell.kubectl(`delete --raw ${path}/c`).exit).toBe(0);
    expect(shell.kubectl(`get --raw ${path}/c`).stderr).toBe(
      'Error from server (NotFound): configmaps "c" not found\n',
    );
  });

  it.each(['nodes/%', 'namespaces/kube-system/services/%'])(
    'reads the name in a proxy path of %s',
    (path) => {
      const name = path.startsWith('nodes') ? 'node01' : 'kube-dns';
      const said = (written: string) =>
        new ClusterShell().kubectl(`get --raw /api/v1/${path.replace('%', written)}/proxy/metrics`).stderr;
      expect(said(`${name}:9153`)).toBe(said(name));
      expect(said(`https:${name}:9153`)).toBe(said(name));
      expect(said(`https:${name}x:9153`)).toContain(`"${name}x" not found`);
    },
  );
});
