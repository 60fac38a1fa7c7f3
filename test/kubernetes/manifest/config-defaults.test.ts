import { describe, expect, test } from 'vitest';
import { manifestComparer } from '../../../src/kubernetes/manifest/compare/compare-manifest.ts';
import { parseYaml, rootsOf } from '../../../src/yaml/parse-yaml.ts';

const CLUSTER =
  'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: v1.35.2\n';
const KUBELET =
  'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nclusterDNS: [10.96.0.10]\n';
const KUSTOMIZATION =
  'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nconfigMapGenerator:\n- name: env\n  literals: [a=b]\n';
const KUBECONFIG =
  'apiVersion: v1\nkind: Config\nclusters:\n- {name: dev, cluster: {server: "https://10.0.0.10:6443"}}\n';
const ETCD =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: etcd}\nspec:\n  containers:\n  - {name: etcd, image: "etcd:3.6.6", command: [etcd, --data-dir=/var/lib/etcd]}\n';

const SEARCHES =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  dnsConfig: {searches: [corp.example]}\n  containers: [{name: a, image: nginx}]\n';

function differencesOf(reference: string, answer: string): number {
  const task = { references: [reference], matches: [], exact: [] };
  const { differences, undecided } = manifestComparer(task).compare(rootsOf(parseYaml(answer)));
  return differences.length + undecided.length;
}

describe("a configuration file may state its tool's defaults", () => {
  test.each([
    [
      CLUSTER,
      'clusterName: kubernetes\nimageRepository: registry.k8s.io\ncertificatesDir: /etc/kubernetes/pki',
    ],
    [CLUSTER, 'networking: {dnsDomain: cluster.local, serviceSubnet: 10.96.0.0/12}'],
    [CLUSTER, 'etcd: {local: {dataDir: /var/lib/etcd}}\ndns: {}\napiServer: {}'],
    [KUBELET, 'authentication: {anonymous: {enabled: false}, webhook: {enabled: true, cacheTTL: 2m0s}}'],
    [KUBELET, 'authorization: {mode: Webhook}\nport: 10250\nsyncFrequency: 60s\nfailSwapOn: true'],
    [KUBELET, 'authorization: {webhook: {cacheAuthorizedTTL: 0s}}\nsyncFrequency: 0s'],
    [KUSTOMIZATION, '  behavior: create'],
    [KUSTOMIZATION, 'metadata: {name: app}'],
  ])('%j with %j', (reference, more) => {
    expect(differencesOf(reference, reference + more)).toBe(0);
  });

  test.each([
    [CLUSTER, 'clusterName: prod'],
    [CLUSTER, 'networking: {dnsDomain: cluster.local, serviceSubnet: 10.97.0.0/16}'],
    [CLUSTER, 'etcd: {external: {endpoints: ["https://10.0.0.2:2379"]}}'],
    [KUBELET, 'authentication: {anonymous: {enabled: true}}'],
    [KUBELET, 'syncFrequency: 2m'],
    [KUBELET, 'cpuCFSQuotaPeriod: 0s'],
    [KUBELET, 'failSwapOn: false'],
    [KUSTOMIZATION, '  behavior: merge'],
  ])('%j, but not with %j', (reference, more) => {
    expect(differencesOf(reference, reference + more)).toBe(1);
  });
});

test.each([
  [KUBECONFIG, ':6443', ':6443/', 0],
  [KUBECONFIG, ':6443', ':6443/api', 1],
  [ETCD, 'lib/etcd', 'lib/etcd/', 0],
  [ETCD, 'lib/etcd', 'lib/etcd-new', 1],
  [SEARCHES, 'corp.example', 'corp.example.', 0],
  [SEARCHES, 'corp.example', 'corp.example.org', 1],
])('in %j, %j written as %j makes %i differences', (reference, old, written, count) => {
  expect(differencesOf(reference, reference.replace(old, written))).toBe(count);
});

describe('a custom resource', () => {
  const head = 'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: db}\nspec:\n';
  const secret = (target: string, more = ''): string =>
    `${head}  target: {${target}}\n  data:\n  - {secretKey: a, remoteRef: {key: b${more}}}\n`;

  test.each([
    ['name: c, creationPolicy: Owner, deletionPolicy: Retain', ''],
    ['name: c', ', decodingStrategy: None, conversionStrategy: Default'],
  ])('may say what its controller does anyway: %s%s', (target, more) => {
    expect(differencesOf(secret('name: c'), secret(target, more))).toBe(0);
  });

  test.each([
    ['name: c, creationPolicy: Merge', ''],
    ['name: c, deletionPolicy: Delete', ''],
    ['name: c', ', decodingStrategy: Base64'],
  ])('is another with other values: %s%s', (target, more) => {
    expect(differencesOf(secret('name: c'), secret(target, more))).toBe(1);
  });
});
