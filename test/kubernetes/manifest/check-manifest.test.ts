import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkManifest } from '../../../src/kubernetes/manifest/check-manifest.ts';
import { ABOUT, SEVERITY } from '../../../src/kubernetes/manifest/manifest-code.ts';
import { RULES } from '../../../src/kubernetes/manifest/rules/registry.ts';
import type { KubernetesVersion } from '../../../src/kubernetes/schema/versions.ts';
import { SourceFile } from '../../../src/source/source-file.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/manifests');
const MARK = /# ! ([a-z-]+)/;

const check = (text: string, kubernetes: KubernetesVersion = '1.35', path = 'a.yaml') =>
  checkManifest(new SourceFile(path, text), { kubernetes });
const fixture = (code: string, which: 'bad' | 'good') =>
  readFileSync(join(FIXTURES, code, `${which}.yaml`), 'utf8');

/** Lines with the code that each must raise, as the markers of a fixture name them. */
function marked(text: string): string[] {
  return text.split('\n').flatMap((line, i) => (MARK.test(line) ? [`${i + 1} ${MARK.exec(line)?.[1]}`] : []));
}

function found(text: string): string[] {
  const lines = check(text).map((d) => `${d.file.lines.position(d.range.start).line} ${d.code}`);
  return [...new Set(lines)].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
}

const codes = readdirSync(FIXTURES).sort();

describe('fixtures', () => {
  test.each(codes)('%s: the marked lines, and no others', (code) => {
    const bad = fixture(code, 'bad');
    expect(marked(bad).length).toBeGreaterThan(0);
    expect(found(bad)).toEqual(marked(bad));
  });

  test.each(codes)('%s: nothing in the good one', (code) => {
    expect(check(fixture(code, 'good')).map((d) => d.message)).toEqual([]);
  });

  test('every rule and every code has a pair of files, except those that depend on the version', () => {
    expect(codes).toEqual(expect.arrayContaining(RULES.map((rule) => rule.code)));
    expect(Object.keys(SEVERITY).filter((code) => !codes.includes(code))).toEqual(['newer-api']);
    expect(Object.keys(ABOUT).sort()).toEqual(Object.keys(SEVERITY).sort());
  });
});

describe('hints to fix a finding', () => {
  const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: ${spec}\n`;
  const one = (text: string, path = '') => {
    const [first] = check(text).filter((d) => d.path === path || path === '');
    return `${first?.message} | ${first?.help}`;
  };
  const container = (fields: string) => pod(`{containers: [{name: a, image: b, ${fields}}]}`);

  test.each([
    [container('prots: []'), 'did you mean `ports`?'],
    [container('limits: {cpu: 1}'), '`limits` belongs under `resources`'],
    [container('nodeName: x'), '`nodeName` belongs under `spec`'],
    [container('labels: {a: b}'), '`labels` belongs under `metadata`'],
    [pod('{containers: [{name: a, image: b}], image: c}'), '`image` belongs under `containers[]`'],
    [`${pod('{containers: [{name: a, image: b}]}')}containers: []`, '`containers` belongs under `spec`'],
    [
      container('env: [{name: A, value: yes}]'),
      'YAML reads `yes` as the boolean true; text belongs here | quote it: "yes"',
    ],
    [container('env: [{name: A, value: 0123}]'), 'quote it: "0123"'],
    [container('imagePullPolicy: always'), 'did you mean `Always`? It is one of Always, IfNotPresent, Never'],
    [container('resources: {limits: {memory: 1GB}}'), 'did you mean `1G`?'],
    [
      'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: a}',
      'in 1.22 | write `apiVersion: networking.k8s.io/v1`, available since 1.19',
    ],
    ['kind: Deployment', '`apiVersion` is missing | write `apiVersion: apps/v1`'],
    ['apiVersion: v1\nkind: Pood', 'did you mean `Pod`'],
  ])('%s', (text, expected) => {
    expect(one(text)).toContain(expected);
  });

  test('every finding has its path', () => {
    expect(check(container('ports: [{containerPort: x}]')).map((d) => d.path)).toEqual([
      'spec.containers[0].ports[0].containerPort',
    ]);
  });
});

describe('versions', () => {
  const claim = 'apiVersion: resource.k8s.io/v1\nkind: DeviceClass\nmetadata: {name: a}\nspec: {}\n';
  const host =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostnameOverride: x, containers: [{name: a, image: b}]}\n';
  const toleration = `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {tolerations: [{key: a, operator: Gt, value: "5"}], containers: [{name: a, image: b}]}\n`;
  const gone =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {workloadRef: {name: w}, containers: [{name: a, image: b}]}\n';
  test.each<[string, string, KubernetesVersion, string[]]>([
    ['a field that is gone', gone, '1.34', ['unknown-field']],
    ['a field that is gone', gone, '1.35', []],
    ['a field that is gone', gone, '1.36', ['unknown-field']],
    ['a kind', claim, '1.33', ['newer-api']],
    ['a kind', claim, '1.34', []],
    ['a field', host, '1.33', ['newer-api']],
    ['a field', host, '1.34', []],
    ['a value', toleration, '1.34', ['newer-api']],
    ['a value that is off by default', toleration, '1.35', ['unknown-value']],
  ])('%s in %#', (_, text, version, expected) => {
    expect(check(text, version).map((d) => d.code)).toEqual(expected);
  });
});

describe('forms of a file', () => {
  test('a List is checked item by item', () => {
    const text =
      'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: a}\n  spec: {containers: [{name: a, image: b, x: 1}]}\n';
    expect(check(text).map((d) => d.path)).toEqual(['items[0].spec.containers[0].x']);
  });

  test('a kustomization needs neither version nor kind in a file with its usual name', () => {
    expect(check('resources: [a.yaml]\n', '1.35', 'base/kustomization.yaml')).toEqual([]);
    expect(check('resource: [a.yaml]\n', '1.35', 'kustomization.yaml').map((d) => d.code)).toEqual([
      'unknown-field',
    ]);
  });

  test('the rest of a file with a YAML error is checked', () => {
    expect(check('kind: Pod\nkind: Pod\n').map((d) => d.code)).toEqual([
      'yaml-duplicate-key',
      'missing-api-version',
    ]);
  });

  test('if a key is set twice, the last value counts, as in kubectl', () => {
    const pod = (image: string) =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: a\n    image: b\n    image: ${image}\n`;
    expect(check(pod('c')).map((d) => `${d.code} ${d.severity}`)).toEqual(['yaml-duplicate-key warning']);
    expect(check(pod('""')).map((d) => `${d.code} ${d.path}`)).toEqual([
      'yaml-duplicate-key ',
      'missing-field spec.containers[0].image',
    ]);
  });

  test.each(['', '\n', '---\n---\n', '# nothing\n'])('%j contains no object', (text) => {
    expect(check(text).map((d) => d.code)).toEqual(['no-object']);
  });
});

test('a key with dots is reported in full', () => {
  const secret = (type: string) => `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ntype: ${type}\n`;
  const [token] = check(secret('kubernetes.io/service-account-token'));
  expect(token?.message).toBe(
    'metadata.annotations["kubernetes.io/service-account.name"]: `kubernetes.io/service-account.name` is missing',
  );
  const [label] = check('apiVersion: v1\nkind: Namespace\nmetadata: {name: a, labels: {a.b/c: "no no"}}\n');
  expect(label?.path).toBe('metadata.labels["a.b/c"]');
});

describe('nothing more is reported for what cannot be parsed', () => {
  const errors = (text: string) =>
    check(text).flatMap(({ severity, code, path }) => (severity === 'error' ? [`${code} ${path}`] : []));
  const deployment = (selector: string, strategy: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec:\n  strategy: ${strategy}\n  selector: {matchLabels: {app: ${selector}}}\n  template:\n    metadata: {labels: {app: d}}\n    spec: {containers: [{name: c, image: nginx}]}\n`;

  test.each([
    [
      'a list as metadata has no name either',
      'apiVersion: v1\nkind: Namespace\nmetadata: []\n',
      ['wrong-type metadata'],
    ],
    [
      'a selector that is a list differs from any label',
      deployment('[x]', '{}'),
      ['wrong-type spec.selector.matchLabels.app'],
    ],
    [
      'what else is wrong is said',
      deployment('[x]', '{type: Recreate, rollingUpdate: {maxSurge: 1}}'),
      ['update-strategy spec.strategy.rollingUpdate', 'wrong-type spec.selector.matchLabels.app'],
    ],
    [
      'a strategy that does not exist is not said to roll nothing',
      deployment('d', '{type: Rolling, rollingUpdate: {maxSurge: 1}}'),
      ['unknown-value spec.strategy.type'],
    ],
    [
      'a number that is too large keeps its rule',
      'apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {ports: [{port: 1000000000000}]}\n',
      ['port spec.ports[0].port'],
    ],
  ])('%s', (_, text, expected) => {
    expect(errors(text)).toEqual(expected);
  });
});
