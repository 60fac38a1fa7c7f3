import { expect, test } from 'vitest';
import { canonicalObjects } from '../../../src/kubernetes/manifest/compare/canonical.ts';
import {
  type ManifestComparison,
  type ManifestTask,
  manifestComparer,
} from '../../../src/kubernetes/manifest/compare/compare-manifest.ts';
import { nodeAtPath } from '../../../src/kubernetes/manifest/compare/paths.ts';
import { matchManifest } from '../../../src/kubernetes/manifest/match/match-manifest.ts';
import type { KnownMatches } from '../../../src/kubernetes/manifest/match/place.ts';
import { mutantsOf, withAllTraps } from '../../../src/lint/mutants/mutants.ts';
import { dataOf } from '../../../src/yaml/parse-data.ts';
import { parseYaml, rootsOf } from '../../../src/yaml/parse-yaml.ts';
import type { YamlNode } from '../../../src/yaml/yaml-node.ts';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop, labels: {app: web}}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      initContainers:
        - {name: wait, image: "busybox:1.36", command: [sh, -c, "sleep 1"]}
      containers:
        - name: web
          image: nginx:1.27
          ports: [{containerPort: 80}, {containerPort: 443, protocol: TCP}]
          env: [{name: A, value: "1"}, {name: B, value: "2"}]
          volumeMounts: [{name: conf, mountPath: /etc/conf}]
        - {name: log, image: "busybox:1.36", args: [tail, -f, /log]}
      tolerations: [{key: a, operator: Exists}, {key: b, operator: Exists, effect: NoSchedule}]
      volumes: [{name: conf, configMap: {name: conf}}]
`;
const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: api}
spec:
  podSelector: {matchLabels: {app: api}}
  policyTypes: [Ingress]
  ingress:
    - from: [{podSelector: {matchLabels: {app: web}}}, {namespaceSelector: {matchLabels: {team: a}}}]
      ports: [{port: 80}, {port: 443, protocol: TCP}]
`;
const ROLE = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader}
rules:
  - {apiGroups: [""], resources: [pods, services], verbs: [get, list]}
  - {apiGroups: [apps], resources: [deployments], verbs: [get]}
`;
const MATCH = `kind: Deployment
spec: {replicas: 3, template: {spec: {containers: [{name: web, image: "nginx:1.27"}]}}}
`;

const task = (reference: string, more: Partial<ManifestTask> = {}): ManifestTask => ({
  references: [reference],
  matches: [],
  exact: [],
  ...more,
});
const read = (text: string): readonly YamlNode[] => rootsOf(parseYaml(text));

const START = DEPLOYMENT.replace('replicas: 3', 'replicas: 1');

test.each<[string, string, ManifestTask]>([
  [
    'a match',
    DEPLOYMENT,
    task(DEPLOYMENT, { matches: [MATCH], start: START, exact: ['spec.template.spec.volumes'] }),
  ],
  ['two objects', `${ROLE}---\n${POLICY}`, task(`${POLICY}---\n${ROLE}`)],
])('with what is known of earlier answers, the mutants of %s compare as without', (_, text, of) => {
  const objects = read(text);
  const plain = manifestComparer(of);
  const keeping = manifestComparer(of, read, new Map());
  const answers = objects.flatMap((object, i) => [
    ...mutantsOf(object).flatMap((mutant, nth) => (nth % 8 === 0 ? [objects.with(i, mutant.object())] : [])),
    objects.with(i, withAllTraps(object)),
  ]);
  for (const answer of [objects, ...answers, objects.toReversed(), objects])
    expect(told(keeping.compare(answer))).toBe(told(plain.compare(answer)));
});

/** All but where earlier matches are kept. */
function told(found: ManifestComparison): string {
  return JSON.stringify(found, (key, value) => (key === 'known' ? undefined : value));
}

test('the same nodes at another place, or with other exact paths, are compared again', () => {
  const known: KnownMatches = new Map();
  const [answer] = [read('kind: Pod\nspec: {hostNetwork: true, dnsPolicy: Default}')];
  const [expected] = [read('kind: Pod\nspec: {hostNetwork: true}')];
  const codes = (exact: readonly string[]) =>
    matchManifest(answer, expected, exact, known).differences.map(({ code, path }) => `${code} ${path}`);
  expect(codes([])).toEqual([]);
  expect(codes(['spec'])).toEqual(['unexpected spec.dnsPolicy']);
  expect(codes([])).toEqual([]);
  const moved = [...read('kind: Other'), ...answer];
  expect(matchManifest(moved, expected, ['spec'], known).differences.map(({ path }) => path)).toEqual([
    'spec.dnsPolicy',
  ]);
});

test('an object is copied only if it is not in canonical form yet', () => {
  const options = { joinCommands: true, secrets: 'data' as const };
  for (const root of [...read(DEPLOYMENT), ...read(POLICY), ...read(ROLE)])
    expect(canonicalObjects([root], options)[0]).toBe(root);
  const [joined] = canonicalObjects(
    read(DEPLOYMENT.replace('args: [tail', 'command: [sh], args: [tail')),
    options,
  );
  expect(dataOf(nodeAtPath(joined, 'spec.template.spec.containers[1]') as YamlNode)).toEqual({
    name: 'log',
    image: 'busybox:1.36',
    command: ['sh', 'tail', '-f', '/log'],
  });
});
