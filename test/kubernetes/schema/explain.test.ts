import { describe, expect, test } from 'vitest';
import { type Explanation, explain } from '../../../src/kubernetes/schema/explain.ts';

const explained = (words: string) => explain(words) as Explanation;

test.each([
  ['pod', 'v1', 'Pod'],
  ['po', 'v1', 'Pod'],
  ['Pods', 'v1', 'Pod'],
  ['deploy', 'apps/v1', 'Deployment'],
  ['netpol', 'networking.k8s.io/v1', 'NetworkPolicy'],
  ['ingresses', 'networking.k8s.io/v1', 'Ingress'],
  ['hpa', 'autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['event', 'v1', 'Event'],
  ['HTTPRoute', 'gateway.networking.k8s.io/v1', 'HTTPRoute'],
  ['clusterconfiguration', 'kubeadm.k8s.io/v1beta4', 'ClusterConfiguration'],
  ['kustomization', 'kustomize.config.k8s.io/v1beta1', 'Kustomization'],
])('%s is %s %s', (word, apiVersion, kind) => {
  expect(explained(word)).toMatchObject({ apiVersion, kind, path: [] });
});

test('a path leads to a field and its nested fields', () => {
  const found = explained('deploy.spec.template.spec.containers');
  expect(found.field).toMatchObject({ name: 'containers', type: '<[]Container>', required: true });
  expect(found.fields[0]).toMatchObject({ name: 'image', type: '<string>', required: true });
  expect(found.fields.find((f) => f.name === 'imagePullPolicy')?.values).toEqual([
    'Always',
    'IfNotPresent',
    'Never',
  ]);
  expect(found.page).toBe(
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/deployment-v1/',
  );
});

test('positions in a path are ignored', () => {
  expect(explained('pod.spec.containers[0].ports[].name').field?.type).toBe('<string>');
});

test('a plain value has no fields', () => {
  expect(explained('service.spec.type')).toMatchObject({ fields: [], field: { type: '<string>' } });
});

test('maps, quantities and newer fields are reported', () => {
  expect(explained('pod.spec.nodeSelector').field?.type).toBe('<map[string]string>');
  expect(explained('pod.spec.containers.resources.limits').field?.type).toBe('<map[string]quantity>');
  expect(explained('pod.spec.hostnameOverride').field?.since).toBe('1.34');
});

describe('what does not exist', () => {
  test.each([
    ['pood', { code: 'unknown-kind', word: 'pood', nearest: ['Pod'] }],
    ['', { code: 'unknown-kind', word: '' }],
    ['pod.spec.containrs', { code: 'unknown-field', path: ['spec'], field: 'containrs' }],
    ['pod.spec.image', { code: 'unknown-field', elsewhere: '`image` belongs under `containers[]`' }],
    ['service.spec.type.more', { code: 'unknown-field', path: ['spec', 'type'] }],
  ])('%s', (words, problem) => {
    expect(explain(words)).toMatchObject(problem);
  });
});

test.each([
  ['pod', 'V1Pod'],
  ['deploy.spec.replicas', 'V1DeploymentSpec.replicas'],
  ['po.spec.containers[0].image', 'V1Container.image'],
])('%s is described as %s', (words, subject) => {
  expect(explained(words).subject).toBe(subject);
});
