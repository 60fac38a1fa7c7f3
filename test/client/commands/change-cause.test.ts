import { describe, expect, it } from 'vitest';
import { ClusterShell } from '../../support/cluster-shell.ts';

describe('--record', () => {
  it('records the line with its flags', () => {
    const shell = new ClusterShell();
    shell.kubectl('create deploy web --image=nginx:1.27');
    shell.kubectl('set image deploy/web nginx=nginx:1.28 --record');
    shell.kubectl('scale deploy web --replicas=2 --record');
    shell.kubectl('label deploy web tier=x --record');
    expect(
      shell.kubectl('get deploy web -o jsonpath={.metadata.annotations.kubernetes\\.io/change-cause}').stdout,
    ).toBe('kubectl label deploy web tier=x --record=true');
    shell.kubectl('scale deploy web --replicas=2 --record');
    expect(shell.kubectl('rollout history deploy web').stdout).toContain(
      '2         kubectl scale deploy web --replicas=2 --record=true\n',
    );
  });
});
