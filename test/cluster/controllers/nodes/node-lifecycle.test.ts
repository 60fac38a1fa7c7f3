import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../../src/cluster/cluster.ts';
import { objectsAt } from '../../../../src/kubernetes/json.ts';
import { send } from '../../../support/cluster/client.ts';

describe('a manually created node', () => {
  const cluster = new Cluster({ seed: 1, start: 0, version: '1.35', nodes: 0 });
  const body = {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'm' },
    status: { capacity: { memory: '1Gi' } },
  };
  const made = send(cluster, 'POST', '/api/v1/nodes', { body }).body;
  const stateAt = (milliseconds: number) => {
    cluster.advance(milliseconds - cluster.now);
    const node = send(cluster, 'GET', '/api/v1/nodes/m').body;
    return [objectsAt(node, 'status', 'conditions'), objectsAt(node, 'spec', 'taints').map(({ key }) => key)];
  };

  test('is the only one in a cluster without nodes', () => {
    expect(objectsAt(send(cluster, 'GET', '/api/v1/nodes').body, 'items')).toHaveLength(1);
  });

  test('offers its whole capacity', () => {
    expect(made.status).toMatchObject({ capacity: { memory: '1Gi' }, allocatable: { memory: '1Gi' } });
  });

  test('is lost after a minute without a report from a kubelet', () => {
    expect(stateAt(59_000)).toEqual([[], []]);
    const [conditions, taints] = stateAt(62_000);
    expect(conditions).toMatchObject(
      ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure'].map((type) => ({
        type,
        status: 'Unknown',
        reason: 'NodeStatusNeverUpdated',
        lastHeartbeatTime: '1970-01-01T00:00:00Z',
      })),
    );
    expect(taints).toEqual(['node.kubernetes.io/unreachable', 'node.kubernetes.io/unreachable']);
  });
});
