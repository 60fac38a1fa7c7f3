import { describe, expect, test } from 'vitest';
import { matchManifest } from '../../../src/kubernetes/manifest/match/match-manifest.ts';
import { parseYaml } from '../../../src/yaml/parse-yaml.ts';
import type { YamlNode } from '../../../src/yaml/yaml-node.ts';
import { removals } from '../../support/removals.ts';

const roots = (text: string): YamlNode[] =>
  parseYaml(text).documents.flatMap(({ root }) => (root ? [root] : []));
const match = (expected: string, answer: string, exact: string[] = []) =>
  matchManifest(roots(answer), roots(expected), exact);
const summary = (expected: string, answer: string, exact: string[] = []) =>
  match(expected, answer, exact).differences.map((d) => `${d.code} ${d.path}`);

const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: ${spec}\n`;
const deployment = (spec: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: ${spec}\n`;
const policy = (spec: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\nspec: ${spec}\n`;
const role = (rules: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: r}\nrules: ${rules}\n`;
const container = (fields: string): string => pod(`{containers: [{name: c, image: nginx, ${fields}}]}`);

describe('what makes no difference', () => {
  test.each([
    ['the order of keys', pod('{nodeName: a, hostname: b}'), pod('{hostname: b, nodeName: a}')],
    ['more than was asked for', pod('{nodeName: a}'), pod('{nodeName: a, hostname: b}')],
    [
      'the order of containers',
      pod('{containers: [{name: a, image: x}, {name: b, image: y}]}'),
      pod('{containers: [{name: b, image: y}, {name: a, image: x}]}'),
    ],
    [
      'an init container between those of the task',
      pod('{initContainers: [{name: a, image: x}, {name: b, image: y}]}'),
      pod('{initContainers: [{name: a, image: x}, {name: c, image: z}, {name: b, image: y}]}'),
    ],
    [
      'a name that the task leaves open',
      pod('{containers: [{image: x}]}'),
      pod('{containers: [{name: any, image: x}]}'),
    ],
    [
      'quantities by value',
      container('resources: {limits: {cpu: 500m, memory: 1Gi}}'),
      container('resources: {limits: {cpu: "0.5", memory: 1024Mi}}'),
    ],
    [
      'requests that follow from limits',
      container('resources: {requests: {cpu: 1}}'),
      container('resources: {limits: {cpu: 1}}'),
    ],
    [
      'int or string',
      container('livenessProbe: {httpGet: {port: 80}}'),
      container('livenessProbe: {httpGet: {port: 80}}'),
    ],
    [
      'a script as a block',
      container('command: [sh, -c, "date; sleep 5"]'),
      container('command: [sh, -c, "date; sleep 5\\n"]'),
    ],
    [
      'a default written out in the task',
      container('ports: [{containerPort: 80, protocol: TCP}]'),
      container('ports: [{containerPort: 80}]'),
    ],
    [
      'a default written out in the answer',
      pod('{restartPolicy: null}').replace('null', 'Always'),
      pod('{nodeName: x}'),
    ],
    ['the default strategy', deployment('{strategy: {type: RollingUpdate}}'), deployment('{replicas: 1}')],
    ['the pull policy that the tag makes', container('imagePullPolicy: Always'), container('tty: false')],
    [
      'the default tag',
      pod('{containers: [{image: nginx}]}'),
      pod('{containers: [{image: "docker.io/library/nginx:latest"}]}'),
    ],
    [
      'an octal number',
      pod('{volumes: [{name: v, configMap: {name: c, defaultMode: 0644}}]}'),
      pod('{volumes: [{name: v, configMap: {name: c}}]}'),
    ],
    [
      'the order of verbs',
      role('[{apiGroups: [""], resources: [pods], verbs: [get, list]}]'),
      role('[{verbs: [list, get], resources: [pods], apiGroups: [""]}]'),
    ],
    [
      'the order of rules',
      role('[{resources: [pods], verbs: [get]}, {resources: [secrets], verbs: [list]}]'),
      role('[{resources: [secrets], verbs: [list]}, {resources: [pods], verbs: [get]}]'),
    ],
    ['null and absence', policy('{podSelector: {}, ingress: null}'), policy('{podSelector: {}}')],
    [
      'null and an empty list',
      policy('{podSelector: {}, ingress: null}'),
      policy('{podSelector: {}, ingress: []}'),
    ],
    [
      'the namespace default',
      'kind: Pod\nmetadata: {namespace: default}',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}',
    ],
    [
      'durations by value',
      'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nsyncFrequency: 90s',
      'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nsyncFrequency: 1m30s',
    ],
    [
      'durations of a custom resource by value',
      'apiVersion: a.example.com/v1\nkind: Sync\nspec: {refreshInterval: 1h}',
      'apiVersion: a.example.com/v1\nkind: Sync\nspec: {refreshInterval: 60m}',
    ],
    [
      'the order of documents',
      `${pod('{nodeName: a}')}---\n${role('[]')}`,
      `${role('[]')}---\n${pod('{nodeName: a}')}`,
    ],
  ])('%s', (_, expected, answer) => {
    expect(summary(expected, answer)).toEqual([]);
  });
});

describe('what makes a difference', () => {
  test.each<[string, string, string, string[]]>([
    ['another value', pod('{nodeName: a}'), pod('{nodeName: b}'), ['different spec.nodeName']],
    ['a field that is missing', pod('{nodeName: a}'), pod('{hostname: b}'), ['missing spec.nodeName']],
    [
      'a whole part that is missing',
      container('resources: {limits: {cpu: 1, memory: 1Gi}}'),
      container('tty: true'),
      ['missing spec.containers[0].resources'],
    ],
    [
      'another container name',
      pod('{containers: [{name: web, image: x}]}'),
      pod('{containers: [{name: wbe, image: x}]}'),
      ['different spec.containers[0].name'],
    ],
    [
      'a container too few',
      pod('{containers: [{name: a}, {name: b}]}'),
      pod('{containers: [{name: a}]}'),
      ['missing spec.containers[1]'],
    ],
    [
      'the order of a command',
      container('command: [sh, -c, date]'),
      container('command: [-c, sh, date]'),
      ['different spec.containers[0].command'],
    ],
    [
      'the order of init containers',
      pod('{initContainers: [{name: a, image: x}, {name: b, image: y}]}'),
      pod('{initContainers: [{name: b, image: y}, {name: c, image: z}, {name: a, image: x}]}'),
      ['different spec.initContainers'],
    ],
    [
      'the order of the rules of an audit policy, the first of which decides',
      'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: Metadata, users: [a]}, {level: None}]\n',
      'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: None}, {level: Metadata, users: [a]}]\n',
      ['different rules'],
    ],
    [
      'a word with a line end',
      container('command: [sleep, "5"]'),
      container('command: [sleep, "5\\n"]'),
      ['different spec.containers[0].command[1]'],
    ],
    [
      'a word more in a command',
      container('command: [sleep, "5"]'),
      container('command: [sleep, "5", now]'),
      ['unexpected spec.containers[0].command[2]'],
    ],
    [
      'a word less in a command',
      container('command: [sh, -c, date]'),
      container('command: [sh, date]'),
      ['missing spec.containers[0].command[1]'],
    ],
    ['a verb less', role('[{verbs: [get, list]}]'), role('[{verbs: [get]}]'), ['missing rules[0].verbs[1]']],
    [
      'what should be absent',
      policy('{podSelector: {}, ingress: null}'),
      policy('{podSelector: {}, ingress: [{}]}'),
      ['unexpected spec.ingress'],
    ],
    [
      'a selector that should pick all',
      policy('{podSelector: {}}'),
      policy('{podSelector: {matchLabels: {a: b}}}'),
      ['different spec.podSelector'],
    ],
    [
      'two peers instead of one',
      policy('{ingress: [{from: [{podSelector: {}, namespaceSelector: {}}]}]}'),
      policy('{ingress: [{from: [{podSelector: {}}, {namespaceSelector: {}}]}]}'),
      ['missing spec.ingress[0].from[0].namespaceSelector'],
    ],
    [
      'a default that is not the one',
      deployment('{replicas: 3}'),
      deployment('{paused: false}'),
      ['missing spec.replicas'],
    ],
    [
      'the safe value of a field without a default',
      container('securityContext: {allowPrivilegeEscalation: false}'),
      container('securityContext: {privileged: false}'),
      ['missing spec.containers[0].securityContext.allowPrivilegeEscalation'],
    ],
    [
      'a document that is missing',
      `${pod('{nodeName: a}')}---\n${role('[]')}`,
      pod('{nodeName: a}'),
      ['missing-object '],
    ],
    [
      'another object of the kind',
      pod('{nodeName: a}'),
      pod('{nodeName: a}').replace('web', 'wbe'),
      ['different metadata.name'],
    ],
  ])('%s', (_, expected, answer, differences) => {
    expect(summary(expected, answer)).toEqual(differences);
  });

  test('a difference points into the answer and quotes it', () => {
    const answer = container('resources: {limits: {memory: 512Mi}}');
    const [difference] = match(container('resources: {limits: {memory: 1Gi}}'), answer).differences;
    expect(difference).toMatchObject({ expected: '1Gi', actual: '512Mi' });
    expect(answer.slice(difference?.range?.start, difference?.range?.end)).toBe('512Mi');
  });
});

describe('exact', () => {
  const expected = role('[{apiGroups: [""], resources: [pods], verbs: [get]}]');
  test.each<[string, string, string[]]>([
    ['nothing more', role('[{verbs: [get], resources: [pods], apiGroups: [""]}]'), []],
    [
      'a verb more',
      role('[{verbs: [get, delete], resources: [pods], apiGroups: [""]}]'),
      ['unexpected rules[0].verbs[1]'],
    ],
    [
      'a rule more',
      role('[{verbs: [get], resources: [pods], apiGroups: [""]}, {verbs: ["*"]}]'),
      ['unexpected rules[1]'],
    ],
    [
      'a field more',
      role('[{verbs: [get], resources: [pods], apiGroups: [""], resourceNames: [a]}]'),
      ['unexpected rules[0].resourceNames'],
    ],
  ])('%s', (_, answer, differences) => {
    expect(summary(expected, answer, ['rules'])).toEqual(differences);
  });

  test('a default is not an addition', () => {
    const ports = policy('{ingress: [{ports: [{port: 80}]}]}');
    const written = policy('{ingress: [{ports: [{port: 80, protocol: TCP}]}]}');
    expect(summary(ports, written, ['spec.ingress'])).toEqual([]);
  });

  test('a path below a list', () => {
    const answer = pod('{containers: [{name: c, ports: [{containerPort: 80}, {containerPort: 81}]}]}');
    const asked = pod('{containers: [{name: c, ports: [{containerPort: 80}]}]}');
    expect(summary(asked, answer)).toEqual([]);
    expect(summary(asked, answer, ['spec.containers.ports'])).toEqual([
      'unexpected spec.containers[0].ports[1]',
    ]);
  });
});

describe('the share', () => {
  test('is that of the leaves that are met', () => {
    const { met, total } = match(pod('{nodeName: a, hostname: b}'), pod('{nodeName: a, hostname: c}'));
    expect([met, total]).toEqual([4, 5]);
  });

  test('what was not asked for is reported', () => {
    expect(match(pod('{nodeName: a}'), pod('{nodeName: a, hostname: b}')).extras.map((e) => e.path)).toEqual([
      'spec.hostname',
    ]);
  });
});

describe('each requested part is reported at its path if it is missing', () => {
  const FULL = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  namespace: web
  labels: {app: shop}
spec:
  replicas: 3
  selector: {matchLabels: {app: shop}}
  strategy: {type: Recreate}
  template:
    metadata: {labels: {app: shop, tier: front}}
    spec:
      serviceAccountName: runner
      nodeSelector: {disk: ssd}
      tolerations: [{key: gpu, operator: Exists, effect: NoSchedule}]
      initContainers:
      - {name: wait, image: busybox, command: [sh, -c, "sleep 5"]}
      containers:
      - name: shop
        image: nginx:1.29
        args: [--a, --b]
        env: [{name: A, value: x}, {name: B, valueFrom: {secretKeyRef: {name: s, key: k}}}]
        ports: [{containerPort: 8080, name: http}]
        resources: {requests: {cpu: 100m}, limits: {memory: 1Gi}}
        readinessProbe: {httpGet: {path: /ready, port: http}, periodSeconds: 5}
        securityContext: {runAsUser: 1000, capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}}
        volumeMounts: [{name: data, mountPath: /data}, {name: conf, mountPath: /conf, readOnly: true}]
      volumes:
      - {name: data, emptyDir: {medium: Memory}}
      - {name: conf, configMap: {name: c, items: [{key: k, path: p}]}}
`;

  const [root] = roots(FULL);
  const cases = root === undefined ? [] : removals(root);
  test.each(cases)('$path', ({ path, without }) => {
    const { differences, met, total } = matchManifest([without], roots(FULL));
    expect(differences.map((d) => d.path)).toEqual([path]);
    expect(met).toBeLessThan(total);
  });

  test('there are many', () => expect(cases.length).toBeGreaterThan(80));
});
