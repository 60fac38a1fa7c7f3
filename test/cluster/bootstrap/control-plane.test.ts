import { describe, expect, test } from 'vitest';
import { controlPlaneManifests, controlPlanePod } from '../../../src/cluster/bootstrap/control-plane.ts';
import { KUBERNETES_VERSIONS } from '../../../src/kubernetes/schema/versions.ts';
import { parseData } from '../../../src/yaml/parse-data.ts';

describe('the manifests of the control plane', () => {
  test.each(KUBERNETES_VERSIONS)('of Kubernetes %s describe their Pods', (version) => {
    for (const [file, text] of controlPlaneManifests(version, 'node-a', '10.1.2.3')) {
      const { documents, problems } = parseData(text);
      expect([file, problems, documents]).toEqual([file, [], [controlPlanePod(text)]]);
    }
  });

  test('have the fields of kubeadm, in its order', () => {
    const [, etcd = ''] =
      controlPlaneManifests('1.35', 'node-a', '10.1.2.3').find(([file]) => file === 'etcd.yaml') ?? [];
    expect(etcd.split('\n').slice(0, 16)).toEqual([
      'apiVersion: v1',
      'kind: Pod',
      'metadata:',
      '  annotations:',
      '    kubeadm.kubernetes.io/etcd.advertise-client-urls: https://10.1.2.3:2379',
      '  labels:',
      '    component: etcd',
      '    tier: control-plane',
      '  name: etcd',
      '  namespace: kube-system',
      'spec:',
      '  containers:',
      '  - command:',
      '    - etcd',
      '    - --advertise-client-urls=https://10.1.2.3:2379',
      '    - --cert-file=/etc/kubernetes/pki/etcd/server.crt',
    ]);
    expect(etcd.endsWith('    name: etcd-data\nstatus: {}\n')).toBe(true);
  });

  test('that were changed must be parsed', () => {
    const [[, text = ''] = []] = controlPlaneManifests('1.35', 'node-a', '10.1.2.3');
    expect([controlPlanePod(text) === undefined, controlPlanePod(`${text}\n`)]).toEqual([false, undefined]);
  });
});
