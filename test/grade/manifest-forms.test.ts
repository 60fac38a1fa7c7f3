import { describe, expect, test } from 'vitest';
import type { CardOf } from '../../src/deck/card.ts';
import { gradeManifest } from '../../src/grade/manifest.ts';
import { card as cardWith } from '../support/cards.ts';

const fence = (text: string) => ({ text, language: 'yaml', range: { start: 0, end: 0 } });

function grade(reference: string, answer: string) {
  const card = cardWith('pods/x', {
    kind: 'manifest',
    answers: [fence(reference)],
    matches: [],
    exact: [],
    minor: [],
  }) as CardOf<'manifest'>;
  return gradeManifest(card, answer, '1.35');
}

/** A manifest and what an answer writes in place of a part of it. */
type Case = readonly [name: string, reference: string, from: string | RegExp, to: string];

function answerOf([name, reference, from, to]: Case): string {
  const answer = reference.replace(from, to);
  if (answer === reference) throw new Error(`${name} changes nothing`);
  return answer;
}

const policy = (spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\nspec:\n  podSelector: {matchLabels: {app: web}}\n${spec}`;
const FROM_TWO = policy(`  policyTypes: [Ingress]
  ingress:
  - from: [{podSelector: {matchLabels: {app: a}}}, {podSelector: {matchLabels: {app: b}}}]
    ports: [{port: 80}]
`);
const FROM_TEAM = policy('  ingress: [{from: [{namespaceSelector: {matchLabels: {team: a}}}]}]\n');
const FROM_OWN = policy('  ingress: [{from: [{podSelector: {matchLabels: {app: a}}}]}]\n').replace(
  'name: p',
  'name: p, namespace: shop',
);
const TO_ONE = policy(
  '  policyTypes: [Egress]\n  egress: [{to: [{podSelector: {matchLabels: {app: a}}}]}]\n',
);
const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: i}
spec: {rules: [{http: {paths: [{path: /a, pathType: Prefix, backend: {service: {name: a, port: {number: 80}}}}]}}]}
`;
const ROUTE = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: r, namespace: shop}
spec: {parentRefs: [{name: edge}], rules: [{backendRefs: [{name: a, port: 80}]}]}
`;
const FROM_ONE_EACH = `  - from: [{podSelector: {matchLabels: {app: a}}}]
    ports: [{port: 80}]
  - from: [{podSelector: {matchLabels: {app: b}}}]
`;
const role = (rules: string) =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: r, namespace: a}\nrules:\n${rules}`;
const TWO_RESOURCES = role('- {apiGroups: [""], resources: [pods, services], verbs: [get, list]}\n');
const TWO_VERBS = role(
  '- {apiGroups: [""], resources: [pods], verbs: [get]}\n- {apiGroups: [""], resources: [pods], verbs: [list]}\n',
);
const TWO_RULES = role(
  '- {apiGroups: [""], resources: [pods], verbs: [get]}\n- {apiGroups: [apps], resources: [deployments], verbs: [list]}\n',
);
const pod = (container: string, spec = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {run: p}}\nspec:\n${spec}  containers:\n  - name: c\n    image: nginx\n${container}`;
const PROBED = pod(
  '    ports: [{containerPort: 80, name: http}]\n    livenessProbe: {httpGet: {path: /, port: 80}}\n',
);
const FROM_KEY = pod('    env: [{name: A, valueFrom: {configMapKeyRef: {name: m, key: k}}}]\n');
const SCRIPT = pod("    command: [sh, -c, 'echo $A']\n");
const MOUNTED = pod('', '  volumes: [{name: v, hostPath: {path: /var/log}}]\n');
const BUDGET =
  'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: b}\nspec: {minAvailable: 1, selector: {matchLabels: {app: b}}}\n';
const NODES = pod(
  '',
  '  affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: d, operator: In, values: [a, b]}]}]}}}\n',
);
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: d}
spec:
  replicas: 3
  strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
  selector: {matchLabels: {app: d}}
  template:
    metadata: {labels: {app: d}}
    spec: {containers: [{name: nginx, image: nginx, ports: [{containerPort: 8080, name: http}]}]}
`;
const SERVICE =
  'apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {selector: {app: d}, ports: [{port: 80, targetPort: 8080}]}\n';
const BOTH = `${DEPLOYMENT}---\n${SERVICE}`;
const AUTOSCALER = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: h}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}
  maxReplicas: 5
  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]
`;
const OLD_AUTOSCALER = AUTOSCALER.replace('/v2', '/v1').replace(
  /metrics.*/,
  'targetCPUUtilizationPercentage: 70',
);
const KUSTOMIZATION =
  'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [deployment.yaml, ../base]\n';
const QUOTA =
  'apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: q}\nspec: {hard: {pods: 10, memory: 8Gi}}\n';
const SECRET = 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {p: hunter2}\n';
const ENCODED = SECRET.replace('stringData: {p: hunter2}', 'data: {p: aHVudGVyMg==}');
const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: green}\n';
const CLAIM =
  'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: c}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}\n';
const CRON = `apiVersion: batch/v1
kind: CronJob
metadata: {name: c}
spec:
  schedule: "@daily"
  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: b}]}}}}
`;

const mounts = (path: string) => pod('', `  volumes: [{name: v, hostPath: {path: ${path}}}]\n`);
const REQUEST = `apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata: {name: c}
spec: {request: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K, signerName: kubernetes.io/kube-apiserver-client, usages: [client auth]}
`;
const VALIDATION = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: v}
spec:
  matchConstraints:
    resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}]
  validations:
  - {expression: object.spec.replicas <= 5}
`;
const CLUSTER =
  'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: v1.35.2\n';
const HEADERS = ROUTE.replace(
  '[{backendRefs',
  '[{matches: [{headers: [{name: X-Env, value: dev}]}], backendRefs',
);
const APART = pod(
  '',
  `  affinity:
    podAntiAffinity:
      requiredDuringSchedulingIgnoredDuringExecution:
      - {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: web}}}
`,
).replace('metadata: {', 'metadata: {namespace: shop, ');
const LEVEL = NAMESPACE.replace('green', 'green, labels: {pod-security.kubernetes.io/enforce: baseline}');
const BEST_EFFORT = QUOTA.replace(', memory: 8Gi}', '}, scopes: [BestEffort]');
const PATCHES = `${KUSTOMIZATION}patches: [{path: p.yaml, target: {kind: Deployment, labelSelector: tier=web}}]\n`;
const API_SERVER = pod(
  '    command: [kube-apiserver, "--etcd-servers=https://127.0.0.1:2379", --service-node-port-range=30000-30999, "--enable-admission-plugins=A,B", --profiling]\n',
);
const KUBELET = 'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nmaxPods: 50\n';
const UP =
  '{selectPolicy: Max, stabilizationWindowSeconds: 0, policies: [{type: Pods, value: 4, periodSeconds: 15}, {type: Percent, value: 100, periodSeconds: 15}]}';
const DOWN =
  '{selectPolicy: Max, policies: [{type: Percent, value: 100, periodSeconds: 15}], stabilizationWindowSeconds: 300}';
const CUSTOM = 'apiVersion: ops.example.com/v1\nkind: Backup\nmetadata: {name: b}\nspec: {keep: 7}\n';

describe('acts the same, and is right', () => {
  test.each<Case>([
    [
      'one rule as two, each from one',
      FROM_TWO,
      / {2}- from[\s\S]*/,
      `${FROM_ONE_EACH}    ports: [{port: 80}]\n`,
    ],
    ['all Pods of other namespaces', FROM_TEAM, 'team: a}}', 'team: a}}, podSelector: {}'],
    [
      'its own namespace by its name',
      FROM_OWN,
      '[{podSelector',
      '[{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}, podSelector',
    ],
    ['a prefix with a slash at its end', INGRESS, 'path: /a', 'path: /a/'],
    ['a reference into its own namespace', ROUTE, 'name: edge', 'name: edge, namespace: shop'],
    ['no types, which follow from the rules', FROM_TWO, '  policyTypes: [Ingress]\n', ''],
    [
      'no rules as an empty list',
      policy('  policyTypes: [Ingress]\n'),
      '[Ingress]\n',
      '[Ingress]\n  ingress: []\n',
    ],
    [
      'a rule for each resource',
      TWO_RESOURCES,
      /- .*/,
      '- {apiGroups: [""], resources: [pods], verbs: [get, list]}\n- {apiGroups: [""], resources: [services], verbs: [list, get]}',
    ],
    [
      'one rule for both verbs',
      TWO_VERBS,
      /- [\s\S]*/,
      '- {apiGroups: [""], resources: [pods], verbs: [list, get]}',
    ],
    ['a rule that is there twice', TWO_VERBS, /(- .*\n)/, '$1$1'],
    ['the name of a declared port', PROBED, 'port: 80}}', 'port: http}}'],
    ['the name of a port of the same answer', BOTH, 'targetPort: 8080', 'targetPort: http'],
    [
      'a term for each value',
      NODES,
      '[{matchExpressions: [{key: d, operator: In, values: [a, b]}]}]',
      '[{matchExpressions: [{key: d, operator: In, values: [b]}]}, {matchExpressions: [{key: d, operator: In, values: [a]}]}]',
    ],
    ['a key that must be there, in so many words', FROM_KEY, 'key: k', 'key: k, optional: false'],
    ['a variable of a script in braces and quotes', SCRIPT, 'echo $A', `echo "\${A}"`],
    ['the type of a folder that each node has', MOUNTED, 'path: /var/log', 'path: /var/log, type: Directory'],
    [
      'the eviction policy that a budget has anyway',
      BUDGET,
      'minAvailable',
      'unhealthyPodEvictionPolicy: IfHealthyBudget, minAvailable',
    ],
    ['none as a percentage', DEPLOYMENT, 'maxUnavailable: 0', 'maxUnavailable: 0%'],
    ['an autoscaler of the old version', AUTOSCALER, /[\s\S]*/, OLD_AUTOSCALER],
    ['a folder that is there or is made', mounts('/var/log'), '/log}', '/log, type: DirectoryOrCreate}'],
    ['who asks', REQUEST, 'usages:', 'groups: [system:authenticated], usages:'],
    ['usages of any key', REQUEST, '[client auth]', '[digital signature, key encipherment, client auth]'],
    ['the message of a rule', VALIDATION, '- {', '- {message: too many, '],
    ['a version of kubeadm without its letter', CLUSTER, 'v1.35.2', '1.35.2'],
    ['an autoscaler of the new version', OLD_AUTOSCALER, /[\s\S]*/, AUTOSCALER],
    ['a path from here', KUSTOMIZATION, '[deployment', '[./deployment'],
    ['a path with a slash at its end', KUSTOMIZATION, '../base', '../base/'],
    ['the long name of a quota', QUOTA, 'memory', 'requests.memory'],
    ['a secret in base64', SECRET, /stringData.*/, 'data: {p: aHVudGVyMg==}'],
    ['a secret as text', ENCODED, /\bdata:.*/, 'stringData: {p: hunter2}'],
    [
      'the values of a secret in both fields, of which the text counts',
      SECRET,
      'stringData',
      'data: {p: b3RoZXI=}\nstringData',
    ],
    [
      'what the server adds to a namespace',
      NAMESPACE,
      '{name: green}',
      '{name: green, creationTimestamp: null, uid: a, labels: {kubernetes.io/metadata.name: green}}\nspec: {finalizers: [kubernetes]}\nstatus: {}',
    ],
    [
      'what the server adds to a claim',
      CLAIM,
      '{name: c}',
      '{name: c, finalizers: [kubernetes.io/pvc-protection]}',
    ],
    [
      'what the server adds to a Service, but for an address',
      SERVICE,
      'spec: {',
      'spec: {ipFamilyPolicy: SingleStack, ipFamilies: [IPv4], internalTrafficPolicy: Cluster, ',
    ],
    [
      'templates with empty metadata',
      CRON,
      /\{spec: \{template: \{/,
      '{metadata: {}, spec: {template: {metadata: {creationTimestamp: null}, ',
    ],
    [
      'a template with an annotation',
      CRON,
      'template: {',
      'template: {metadata: {annotations: {note: mine}}, ',
    ],
    ['the name of a header in small letters', HEADERS, 'X-Env', 'x-env'],
    ['the namespace that a term looks in anyway', APART, '- {', '- {namespaces: [shop], '],
    [
      'the latest version of a level',
      LEVEL,
      'baseline',
      'baseline, pod-security.kubernetes.io/enforce-version: latest',
    ],
    [
      'a scope that must exist',
      BEST_EFFORT,
      'scopes: [BestEffort]',
      'scopeSelector: {matchExpressions: [{scopeName: BestEffort, operator: Exists}]}',
    ],
    ['a set of one value in a selector', PATCHES, 'tier=web', 'tier in (web)'],
    ['the own host by its name', API_SERVER, 'https://127.0.0.1', 'https://localhost'],
    ['a range by its size', API_SERVER, '30000-30999', '30000+999'],
    ['plugins in another order', API_SERVER, 'A,B', 'B,A'],
    ['a switch that is on', API_SERVER, '--profiling', '--profiling=true'],
    [
      'how an autoscaler behaves anyway',
      AUTOSCALER,
      '  metrics',
      `  behavior: {scaleUp: ${UP}, scaleDown: ${DOWN}}\n  metrics`,
    ],
    ['what a kubelet takes for granted', KUBELET, 'maxPods', 'containerLogMaxWorkers: 1\nmaxPods'],
    ['the account of all Pods', CRON, 'restartPolicy', 'serviceAccountName: default, restartPolicy'],
    [
      'metadata of a file that has none',
      'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: None}]\n',
      'rules',
      'metadata: {creationTimestamp: null}\nrules',
    ],
  ])('%s', (...given) => {
    const { outcome, differences } = grade(given[1], answerOf(given));
    const wrong = differences.filter(({ code }) => code !== 'extra').map(({ message }) => message);
    expect({ outcome, wrong }).toEqual({ outcome: 'correct', wrong: [] });
  });
});

describe('looks alike and acts otherwise', () => {
  test.each<Case>([
    ['another header', HEADERS, 'X-Env', 'X-Envs'],
    ['the namespace of other Pods', APART, '- {', '- {namespaces: [web], '],
    [
      'a version of a level',
      LEVEL,
      'baseline',
      'baseline, pod-security.kubernetes.io/enforce-version: v1.30',
    ],
    [
      'a scope that must not exist',
      BEST_EFFORT,
      'scopes: [BestEffort]',
      'scopeSelector: {matchExpressions: [{scopeName: BestEffort, operator: DoesNotExist}]}',
    ],
    ['a set of two values in a selector', PATCHES, 'tier=web', 'tier in (web, db)'],
    ['another host', API_SERVER, 'https://127.0.0.1', 'https://10.0.0.1'],
    ['a larger range', API_SERVER, '30000-30999', '30000+1999'],
    ['a switch that is off', API_SERVER, '--profiling', '--profiling=false'],
    [
      'an autoscaler that waits less',
      AUTOSCALER,
      '  metrics',
      '  behavior: {scaleDown: {stabilizationWindowSeconds: 60}}\n  metrics',
    ],
    ['what a kubelet would not do by itself', KUBELET, 'maxPods', 'containerLogMaxWorkers: 2\nmaxPods'],
    ['another account', CRON, 'restartPolicy', 'serviceAccountName: robot, restartPolicy'],
    ['a key that may be missing', FROM_KEY, 'key: k', 'key: k, optional: true'],
    ['a variable in single quotes', SCRIPT, 'echo $A', "echo ''$A''"],
    ['the type of a folder that may be missing', MOUNTED, 'path: /var/log', 'path: /data, type: Directory'],
    [
      'the other eviction policy',
      BUDGET,
      'minAvailable',
      'unhealthyPodEvictionPolicy: AlwaysAllow, minAvailable',
    ],
    ['two rules, one of them for all ports', FROM_TWO, / {2}- from[\s\S]*/, FROM_ONE_EACH],
    [
      'both in place of either',
      policy('  ingress: [{from: [{podSelector: {}}, {namespaceSelector: {}}]}]\n'),
      '{}}, {',
      '{}, ',
    ],
    [
      'a rule that allows all',
      policy('  policyTypes: [Ingress]\n'),
      '[Ingress]\n',
      '[Ingress]\n  ingress: [{}]\n',
    ],
    [
      'two rules joined, which allow more',
      TWO_RULES,
      /- [\s\S]*/,
      '- {apiGroups: ["", apps], resources: [pods, deployments], verbs: [get, list]}',
    ],
    ['no types, of which there are more than were asked for', TO_ONE, '  policyTypes: [Egress]\n', ''],
    [
      'another namespace by its name',
      FROM_OWN,
      '[{podSelector',
      '[{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: other}}, podSelector',
    ],
    ['an exact path with a slash at its end', INGRESS.replace('Prefix', 'Exact'), 'path: /a', 'path: /a/'],
    ['a reference into another namespace', ROUTE, 'name: edge', 'name: edge, namespace: infra'],
    ['all verbs', TWO_RESOURCES, '[get, list]', '["*"]'],
    ['the name of no port', PROBED, 'port: 80}}', 'port: web}}'],
    [
      'the name of another port of the answer',
      BOTH,
      /(name: http)(.*[\s\S]*)targetPort: 8080/,
      '$1}, {containerPort: 9, name: web$2targetPort: web',
    ],
    [
      'both values in place of either',
      NODES,
      'values: [a, b]}',
      'values: [a]}, {key: d, operator: In, values: [b]}',
    ],
    ['one percent', DEPLOYMENT, 'maxUnavailable: 0', 'maxUnavailable: 1%'],
    ['a folder in place of a file', mounts('/etc/app.conf'), 'app.conf}', 'app.conf, type: Directory}'],
    ['a folder in place of a device', mounts('/dev/fuse'), 'fuse}', 'fuse, type: Directory}'],
    ['a socket in place of a folder', mounts('/var/log'), '/log}', '/log, type: Socket}'],
    ['usages of a server', REQUEST, '[client auth]', '[client auth, server auth]'],
    ['another version of kubeadm', CLUSTER, 'v1.35.2', 'v1.35.1'],
    ['a text in place of a number in a kind without a schema', CUSTOM, 'keep: 7', 'keep: "7"'],
    ['another share', AUTOSCALER, /[\s\S]*/, OLD_AUTOSCALER.replace('70', '80')],
    ['another folder', KUSTOMIZATION, '../base', '../../base'],
    ['the other half of a quota', QUOTA, 'memory', 'limits.memory'],
    ['a secret with a newline', SECRET, /stringData.*/, 'data: {p: aHVudGVyMgo=}'],
    ['another label of the server', NAMESPACE, '}', ', labels: {kubernetes.io/metadata.name: blue}}'],
    ['an address', SERVICE, 'spec: {', 'spec: {clusterIP: 10.96.0.1, '],
    ['another finalizer', CLAIM, '{name: c}', '{name: c, finalizers: [example.com/stay]}'],
    [
      'what is the default of another container',
      pod('    imagePullPolicy: IfNotPresent\n  - {name: d, image: "busybox:1.36"}\n'),
      / {2}- name[\s\S]*/,
      '  - {name: d, image: "busybox:1.36"}\n  - {name: c, image: nginx, imagePullPolicy: Always}\n',
    ],
    ['a template with a finalizer', CRON, 'template: {', 'template: {metadata: {finalizers: [a.b/c]}, '],
  ])('%s', (...given) => {
    expect(grade(given[1], answerOf(given)).outcome).toBe('wrong');
  });
});

test('rules that differ are compared as they are written', () => {
  const answer = TWO_RESOURCES.replace('services', 'secrets');
  expect(grade(TWO_RESOURCES, answer).differences.map(({ message }) => message)).toEqual([
    'rules[0].resources[1] is missing: services',
    'rules[0].resources[1]: secrets was not asked for, and it changes who may do what',
  ]);
});

test('a Secret is told in the field in which the task writes it', () => {
  expect(grade(SECRET, ENCODED.replace('Mg==', 'MQ==')).differences[0]?.message).toBe(
    'stringData.p: you wrote hunter1, the reference has hunter2',
  );
});
