import { describe, expect, test } from 'vitest';
import { checkManifest } from '../../../src/kubernetes/manifest/check-manifest.ts';
import { SourceFile } from '../../../src/source/source-file.ts';

const NAMELESS = [
  'apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\nkubernetesVersion: v1.30.0\n',
  'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\nnodes: [{role: control-plane}]\n',
  'apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nmode: nftables\n',
  'apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\nprofiles: []\n',
  'apiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\nresources: []\n',
  'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: []\n',
];

const codes = (text: string): string[] =>
  checkManifest(new SourceFile('config.yaml', text), { kubernetes: '1.35' }).map(({ code }) => code);

describe('configuration files of components', () => {
  test.each(NAMELESS)('do not need a name: %s', (text) => {
    expect(codes(text)).toEqual([]);
  });

  test('a custom resource needs one', () => {
    expect(codes('apiVersion: shop.example.com/v1\nkind: Order\nspec: {}\n')).toEqual(['name']);
  });
});
