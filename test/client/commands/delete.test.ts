import { describe, expect, it } from 'vitest';
import { ClusterShell } from '../../support/cluster-shell.ts';

describe('kubectl delete --interactive', () => {
  it('deletes only after a y', () => {
    const shell = new ClusterShell();
    shell.kubectl('create cm a');
    const asked =
      'You are about to delete the following 1 resource(s):\nconfigmap/a\nDo you want to continue? (y/N): ';
    expect(shell.kubectl('delete cm a -i').stdout).toBe(`${asked}deletion is cancelled\n`);
    expect(shell.kubectl('delete cm a -i', 'n\n').stdout).toBe(`${asked}deletion is cancelled\n`);
    expect(shell.kubectl('delete cm a -i', 'Y\n').stdout).toBe(
      `${asked}configmap "a" deleted from default namespace\n`,
    );
  });
});
