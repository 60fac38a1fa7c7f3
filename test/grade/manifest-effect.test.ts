import { describe, expect, test } from 'vitest';
import type { CardOf } from '../../src/deck/card.ts';
import { gradeManifest } from '../../src/grade/manifest.ts';
import { card as cardWith } from '../support/cards.ts';

const fence = (text: string) => ({ text, language: 'yaml', range: { start: 0, end: 0 } });

/** A card with one answer, and what must hold where that is less. */
function task(answer: string, { match, start }: { match?: string; start?: string } = {}): CardOf<'manifest'> {
  return cardWith('pods/x', {
    kind: 'manifest',
    answers: [fence(answer)],
    matches: match === undefined ? [] : [fence(match)],
    exact: [],
    minor: [],
    ...(start !== undefined && { start: fence(start) }),
  }) as CardOf<'manifest'>;
}

const grade = (card: CardOf<'manifest'>, answer: string) => gradeManifest(card, answer, '1.35');

const POD = `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
spec:
  securityContext: {runAsUser: 1000}
  containers:
    - name: web
      image: nginx:1.27
      command: [sh, -c]
      args: ["echo a; sleep 5"]
      volumeMounts: [{name: data, mountPath: /data}]
  volumes: [{name: data, emptyDir: {}}]
`;
const SLICE = `apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: db-1, labels: {kubernetes.io/service-name: db}}
addressType: IPv4
ports: [{port: 5432}]
endpoints: [{addresses: [10.9.8.7]}]
`;
const NIGHTLY = `apiVersion: batch/v1
kind: CronJob
metadata: {name: tick, namespace: shop}
spec:
  schedule: "5 4 * * *"
  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: tick, image: "busybox:1.37"}]}}}}
`;
const SERVICE = `apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
`;
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: nginx}]}
`;
const labelled = (text: string): string =>
  text.replace('namespace: shop}', 'namespace: shop, labels: {app: web}}');
const CRON = `apiVersion: batch/v1
kind: CronJob
metadata: {name: tick, namespace: shop}
spec:
  schedule: "*/15 2 * * *"
  jobTemplate:
    spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox}]}}}
`;
const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: shop}
spec:
  rules:
    - host: a.example
      http:
        paths:
          - {path: /a, pathType: Prefix, backend: {service: {name: a, port: {number: 80}}}}
          - {path: /b, pathType: Prefix, backend: {service: {name: b, port: {number: 80}}}}
`;
const APISERVER = `apiVersion: v1
kind: Pod
metadata: {name: kube-apiserver, namespace: kube-system}
spec:
  hostNetwork: true
  containers:
    - name: kube-apiserver
      image: registry.k8s.io/kube-apiserver:v1.35.0
      command: [kube-apiserver, --advertise-address=10.0.0.1, --bind-address=0.0.0.0, --secure-port=6443]
`;
const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: p, namespace: shop}
spec:
  podSelector: {matchLabels: {app: web}}
  policyTypes: [Ingress]
  ingress: [{from: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: 80, protocol: TCP}]}]
`;

const POLICY_FOR_ALL = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: closed, namespace: shop}
spec: {podSelector: {}, policyTypes: [Ingress]}
`;
const SPREAD = POD.replace(
  'spec:\n',
  `spec:
  topologySpreadConstraints:
    - {maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}
`,
);

describe('means the same, and is right', () => {
  test.each([
    ['a List', SERVICE, `apiVersion: v1\nkind: List\nitems:\n- ${SERVICE.trim().replaceAll('\n', '\n  ')}\n`],
    ['a selector of no labels', POLICY_FOR_ALL, POLICY_FOR_ALL.replace('{}', '{matchLabels: {}}')],
    [
      'what the scheduler takes for granted',
      SPREAD,
      SPREAD.replace(
        'maxSkew: 1',
        'maxSkew: 1, nodeAffinityPolicy: Honor, nodeTaintsPolicy: Ignore, minDomains: 1',
      ),
    ],
    [
      'what kube-proxy takes for granted',
      SLICE,
      SLICE.replace('[10.9.8.7]', '[10.9.8.7], conditions: {ready: true, terminating: false}'),
    ],
    [
      'who writes a slice',
      SLICE,
      SLICE.replace('name: db}', 'name: db, endpointslice.kubernetes.io/managed-by: staff}'),
    ],
    [
      'a name in the template of a CronJob, as kubectl create writes it',
      NIGHTLY,
      NIGHTLY.replace('jobTemplate: {spec:', 'jobTemplate: {metadata: {name: tick}, spec:'),
    ],
    [
      'when files get their group by default',
      POD,
      POD.replace('runAsUser: 1000', 'runAsUser: 1000, fsGroupChangePolicy: Always'),
    ],
    [
      'what a read-only mount is below itself by default',
      POD.replace('/data}', '/data, readOnly: true}'),
      POD.replace('/data}', '/data, readOnly: true, recursiveReadOnly: Disabled}'),
    ],
    [
      'a folder of the node with a slash at its end',
      POD.replace('emptyDir: {}', 'hostPath: {path: /srv}'),
      POD.replace('emptyDir: {}', 'hostPath: {path: /srv/}'),
    ],
    [
      'a mount of an image, which is read-only anyway',
      POD.replace('emptyDir: {}', 'image: {reference: "a.b/c:1"}'),
      POD.replace('emptyDir: {}', 'image: {reference: "a.b/c:1"}').replace(
        '/data}',
        '/data, readOnly: true}',
      ),
    ],
    ['two blanks in a schedule', CRON, CRON.replace('*/15 2', '*/15  2')],
    ['minutes one by one', CRON, CRON.replace('*/15 2', '0,15,30,45 02')],
    [
      'an expression of one value',
      DEPLOYMENT,
      DEPLOYMENT.replace(
        'matchLabels: {app: web}',
        'matchExpressions: [{key: app, operator: In, values: [web]}]',
      ),
    ],
    [
      'flags in another order, one of them as two items',
      APISERVER,
      APISERVER.replace(
        '--advertise-address=10.0.0.1, --bind-address=0.0.0.0, --secure-port=6443',
        '--secure-port=6443, --bind-address, 0.0.0.0, --advertise-address=10.0.0.1',
      ),
    ],
    [
      'another split of command and args',
      POD,
      POD.replace('command: [sh, -c]', 'command: [sh]').replace('args: [', 'args: [-c, '),
    ],
    ['/bin/sh', POD, POD.replace('[sh, -c]', '[/bin/sh, -c]')],
    ['a script on two lines', POD, POD.replace('["echo a; sleep 5"]', '["echo a\\nsleep 5\\n"]')],
    [
      'emptyDir with nothing after it',
      POD,
      POD.replace('volumes: [{name: data, emptyDir: {}}]', 'volumes:\n    - name: data\n      emptyDir:'),
    ],
    ['a slash at the end of a mount path', POD, POD.replace('/data}', '/data/}')],
    [
      'what the Pod says, said again',
      POD,
      POD.replace('image: nginx:1.27', 'image: nginx:1.27\n      securityContext: {runAsUser: 1000}'),
    ],
    [
      'serviceAccount beside serviceAccountName',
      POD.replace('spec:\n', 'spec:\n  serviceAccountName: ci\n'),
      POD.replace('spec:\n', 'spec:\n  serviceAccountName: ci\n  serviceAccount: ci\n'),
    ],
    ['a range of one port', POLICY, POLICY.replace('{port: 80, protocol: TCP}', '{port: 80, endPort: 80}')],
    [
      'two rules of one host',
      INGRESS,
      INGRESS.replace(
        '          - {path: /b',
        '    - host: a.example\n      http:\n        paths:\n          - {path: /b',
      ),
    ],
    [
      'a default written out',
      SERVICE,
      SERVICE.replace('spec: {', 'spec: {type: ClusterIP, sessionAffinity: None, '),
    ],
    ['a label that no selector reads', POD, POD.replace('{app: web}', '{app: web, team: a}')],
    ['the labels that kubectl create writes to a Deployment', DEPLOYMENT, labelled(DEPLOYMENT)],
    ['the labels that kubectl create writes to a Service', SERVICE, labelled(SERVICE)],
    ['an annotation', POD, POD.replace('labels:', 'annotations: {note: mine}, labels:')],
    [
      'a declared port',
      POD,
      POD.replace('image: nginx:1.27', 'image: nginx:1.27\n      ports: [{containerPort: 80, name: http}]'),
    ],
    [
      'resources',
      POD,
      POD.replace('image: nginx:1.27', 'image: nginx:1.27\n      resources: {requests: {cpu: 100m}}'),
    ],
    ['a name for a port', SERVICE, SERVICE.replace('{port: 80,', '{name: http, port: 80,')],
    ['a switch that is off', POD, POD.replace('spec:\n', 'spec:\n  hostNetwork: false\n')],
  ])('%s', (_, reference, answer) => {
    expect(answer).not.toBe(reference);
    const { outcome, differences } = grade(task(reference), answer);
    expect({
      outcome,
      messages: differences.filter((d) => d.code !== 'extra').map((d) => d.message),
    }).toEqual({
      outcome: 'correct',
      messages: [],
    });
  });
});

describe('was not asked for and has an effect', () => {
  test.each([
    ['type', SERVICE, SERVICE.replace('spec: {', 'spec: {type: NodePort, '), 'spec.type'],
    [
      'an endpoint that is not ready',
      SLICE,
      SLICE.replace('[10.9.8.7]', '[10.9.8.7], conditions: {ready: false}'),
      'endpoints[0].conditions',
    ],
    [
      'the controller as the writer of a slice',
      SLICE,
      SLICE.replace('db}', 'db, endpointslice.kubernetes.io/managed-by: endpointslice-controller.k8s.io}'),
      'metadata.labels["endpointslice.kubernetes.io/managed-by"]',
    ],
    ['clusterIP', SERVICE, SERVICE.replace('spec: {', 'spec: {clusterIP: None, '), 'spec.clusterIP'],
    [
      'a second selector key',
      SERVICE,
      SERVICE.replace('{app: web}', '{app: web, tier: a}'),
      'spec.selector.tier',
    ],
    [
      'a second port',
      SERVICE,
      SERVICE.replace('8080}]', '8080}, {name: x, port: 81}]').replace(
        '{port: 80,',
        '{name: http, port: 80,',
      ),
      'spec.ports[1]',
    ],
    [
      'the protocol',
      SERVICE,
      SERVICE.replace('{port: 80,', '{port: 80, protocol: UDP,'),
      'spec.ports[0].protocol',
    ],
    ['hostNetwork', POD, POD.replace('spec:\n', 'spec:\n  hostNetwork: true\n'), 'spec.hostNetwork'],
    ['nodeName', POD, POD.replace('spec:\n', 'spec:\n  nodeName: node01\n'), 'spec.nodeName'],
    [
      'a sidecar',
      POD,
      POD.replace(
        'containers:',
        'initContainers: [{name: i, image: b, restartPolicy: Always}]\n  containers:',
      ),
      'spec.initContainers',
    ],
    [
      'subPath',
      POD,
      POD.replace('mountPath: /data', 'mountPath: /data, subPath: x'),
      'spec.containers[0].volumeMounts[0].subPath',
    ],
    [
      'a host port',
      POD,
      POD.replace('image: nginx:1.27', 'image: nginx:1.27\n      ports: [{containerPort: 80, hostPort: 80}]'),
      'spec.containers[0].ports',
    ],
    ['paused', DEPLOYMENT, DEPLOYMENT.replace('replicas: 2', 'replicas: 2\n  paused: true'), 'spec.paused'],
    [
      'suspend',
      CRON,
      CRON.replace('spec:\n  schedule', 'spec:\n  suspend: true\n  schedule'),
      'spec.suspend',
    ],
    ['a second rule', POLICY, POLICY.replace('ingress: [', 'ingress: [{}, '), 'spec.ingress[0]'],
    [
      'a namespace selector',
      POLICY,
      POLICY.replace('- from', '-').replace(
        '[{podSelector: {matchLabels: {app: api}}}]',
        '[{namespaceSelector: {}, podSelector: {matchLabels: {app: api}}}]',
      ),
      'spec.ingress[0].from[0].namespaceSelector',
    ],
    [
      'a label that makes it the default class',
      'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: a}\nprovisioner: x.y/z\n',
      'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: a, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}\nprovisioner: x.y/z\n',
      'metadata.annotations',
    ],
    ['another object', SERVICE, `${SERVICE}---\n${POD}`, ''],
  ])('%s', (_, reference, answer, path) => {
    const { outcome, differences } = grade(task(reference), answer);
    expect({ outcome, paths: differences.map((d) => d.path) }).toEqual({ outcome: 'wrong', paths: [path] });
    expect(differences[0]?.message).toMatch(/(?:was not asked for, and it .*)|(?:you wrote UDP)|missing/);
  });

  test('a label that a selector reads', () => {
    const policy = POLICY.replace(
      'matchLabels: {app: web}',
      'matchExpressions: [{key: tier, operator: DoesNotExist}]',
    );
    const both = `${policy}---\n${POD}`;
    const { outcome } = grade(task(both), both.replace('labels: {app: web}', 'labels: {app: web, tier: a}'));
    expect(outcome).toBe('wrong');
  });
});

test('what the start holds and the task leaves alone must stay, whatever the match looks at', () => {
  const start = DEPLOYMENT.replace('replicas: 2', 'replicas: 1\n  minReadySeconds: 9');
  const answer = start.replace('replicas: 1', 'replicas: 2');
  const scale = task(answer, { match: 'kind: Deployment\nspec: {replicas: 2}', start });
  expect(grade(scale, answer).outcome).toBe('correct');
  expect(grade(scale, answer.replace('\n  minReadySeconds: 9', ''))).toMatchObject({
    outcome: 'wrong',
    differences: [
      {
        code: 'start-changed',
        path: 'spec.minReadySeconds',
        message: 'spec.minReadySeconds: keep what was there: 9',
      },
    ],
  });
  expect(grade(scale, answer.replace('image: nginx', 'image: httpd')).outcome).toBe('wrong');
  expect(grade(scale, answer.replace('name: web, namespace', 'name: web2, namespace')).score).toBe(0);
});

test('a field of a kind that nobody knows is left to the learner', () => {
  const backup = 'apiVersion: example.com/v1\nkind: Backup\nmetadata: {name: a}\nspec: {path: /x}\n';
  const { outcome, rating, differences } = grade(
    task(backup),
    backup.replace('{path: /x}', '{path: /x, keep: 3}'),
  );
  expect({ outcome, rating, code: differences[0]?.code }).toEqual({
    outcome: 'unsure',
    rating: null,
    code: 'undecided',
  });
  expect(grade(task(backup), backup.replace('{name: a}', '{name: a, labels: {b: c}}')).outcome).toBe(
    'correct',
  );
});

test('a kustomization needs neither kind nor version', () => {
  const reference = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n';
  expect(grade(task(reference), 'resources: [a.yaml]\n')).toMatchObject({
    outcome: 'correct',
    differences: [],
  });
  expect(grade(task(reference), 'resources: [a.yaml]\nnamePrefix: x-\n').outcome).toBe('wrong');
});

test('a text that looks like a number is told with its quotes', () => {
  const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {count: "5"}\n';
  const [difference] = grade(task(map), map.replace('"5"', '"6"')).differences;
  expect(difference?.message).toBe('data.count: you wrote "6", the reference has "5"');
});

describe('what a mount of a ConfigMap says beyond the task', () => {
  const pod = (mount: string, volume: string) => `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec:
  containers: [{name: web, image: nginx, volumeMounts: [{name: conf, mountPath: /conf${mount}}]}]
  volumes: [{name: conf, ${volume}}]
`;
  const settings =
    '---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: shop}\ndata: {a: "1", b: "2"}\n';
  const of = (items: string) => `configMap: {name: settings${items}}`;
  const BOTH = ', items: [{key: a, path: a}, {key: b, path: b}]';

  test.each([
    ['readOnly', ', readOnly: true', of(''), '', 'correct'],
    ['readOnly of what can be written', ', readOnly: true', 'emptyDir: {}', '', 'wrong'],
    ['all keys under their names', '', of(BOTH), settings, 'correct'],
    ['keys that nobody shows', '', of(BOTH), '', 'unsure'],
    ['one of two keys', '', of(', items: [{key: a, path: a}]'), settings, 'wrong'],
    [
      'a key under another name',
      '',
      of(', items: [{key: a, path: x}, {key: b, path: b}]'),
      settings,
      'wrong',
    ],
  ])('%s', (_, mount, volume, map, outcome) => {
    const reference = pod('', volume.startsWith('emptyDir') ? volume : of('')) + map;
    expect(grade(task(reference), pod(mount, volume) + map).outcome).toBe(outcome);
  });
});
