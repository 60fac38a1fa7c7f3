import { describe, expect, it } from 'vitest';
import { ClusterShell } from '../../support/cluster-shell.ts';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - {name: c, image: 'nginx:1.27', envFrom: [{configMapRef: {name: cfg}}]}
`;

function build(kustomization: string, files: Readonly<Record<string, string>> = {}) {
  return new ClusterShell({
    'app/kustomization.yaml': kustomization,
    'app/deploy.yaml': DEPLOYMENT,
    ...files,
  }).kubectl('kustomize app');
}

describe('kubectl kustomize', () => {
  // Expected: the output of kubectl 1.35 for the same files.
  it('prefixes names, also in references, and hashes generated objects', () => {
    const { stdout, exit } = build(`namespace: shop
namePrefix: a-
nameSuffix: -z
resources: [deploy.yaml]
images: [{name: nginx, newTag: "1.29"}]
replicas: [{name: web, count: 4}]
configMapGenerator:
- name: cfg
  literals: [A=1, B=x y]
`);
    expect({ stdout, exit }).toEqual({
      exit: 0,
      stdout: `apiVersion: v1
data:
  A: "1"
  B: x y
kind: ConfigMap
metadata:
  name: a-cfg-z-g6b9tf6chb
  namespace: shop
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: a-web-z
  namespace: shop
spec:
  replicas: 4
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
      - envFrom:
        - configMapRef:
            name: a-cfg-z-g6b9tf6chb
        image: nginx:1.29
        name: c
`,
    });
  });

  it('adds labels to objects, to Pods, or to everything that selects them', () => {
    const labelled = (how: string): string =>
      build(`resources: [deploy.yaml]\nlabels:\n- {pairs: {team: x}${how}}\n`).stdout;
    const count = (text: string): number => text.split('team: x').length - 1;
    expect([
      count(labelled('')),
      count(labelled(', includeTemplates: true')),
      count(labelled(', includeSelectors: true')),
    ]).toEqual([1, 2, 3]);
  });

  it('patches by name or by target, in both forms', () => {
    const { stdout } = build(`resources: [deploy.yaml]
patches:
- patch: |-
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec: {replicas: 7}
- target: {kind: Deployment}
  patch: |-
    - {op: add, path: /spec/template/spec/containers/0/args, value: [x]}
`);
    expect(stdout).toContain('  replicas: 7\n');
    expect(stdout).toContain('      - args:\n        - x\n');
  });

  it('refuses unsupported fields by name, and missing files', () => {
    expect(build('helmCharts: [{name: x}]\n').stderr).toBe(
      'error: the kubectl built into k8s-drill does not support "helmCharts" in a kustomization\n',
    );
    expect(build('resources: [none.yaml]\n').exit).toBe(1);
    expect(new ClusterShell().kubectl('kustomize none').stderr).toBe(
      "error: must build at directory: not a valid directory: evalsymlink failure on 'none' : lstat none: no such file or directory\n",
    );
  });

  it('refuses a base that leads back to itself', () => {
    const { stderr } = build('resources: [../other]\n', {
      'other/kustomization.yaml': 'resources: [../app]\n',
    });
    expect(stderr).toBe("error: cycle detected: candidate root 'app' contains itself\n");
  });

  it('is applied and deleted with -k', () => {
    const shell = new ClusterShell({
      'app/kustomization.yaml': 'configMapGenerator:\n- name: cfg\n  literals: [A=1]\n',
    });
    expect(shell.kubectl('apply -k app').stdout).toMatch(/^configmap\/cfg-[a-z0-9]{10} created\n$/);
    expect(shell.kubectl('delete -k app').stdout).toMatch(
      /^configmap "cfg-[a-z0-9]{10}" deleted from default namespace\n$/,
    );
  });
});
