/** A deck as an author would write it: of 20 cards 5 are `command`, 3 `manifest`, the others of every other kind. */
export function generateDeck(number: number, cards: number): string {
  const topic = `topic-${number}`;
  const header = [
    '---',
    `title: Topic ${number}`,
    `topic: ${topic}`,
    `domain: ${DOMAINS[number % DOMAINS.length]}`,
    'kubernetes: "1.35"',
    'sources:',
    '  - https://kubernetes.io/docs/concepts/workloads/controllers/deployment/',
    '  - https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
    'tags: [generated]',
    '---',
    '',
    `# Topic ${number}`,
    '',
    'What a learner should know before, and what the cards are about. They follow one another from easy to hard.',
    '',
  ];
  const bodies = Array.from({ length: cards }, (_, i) => card(number * cards + i, i));
  return `${header.join('\n')}\n${bodies.join('\n')}`;
}

const DOMAINS = [
  'cluster-architecture',
  'workloads-scheduling',
  'services-networking',
  'storage',
  'troubleshooting',
];
const WORDS =
  'amber birch cedar delta ember fjord grove heron islet jetty knoll larch maple north olive pearl quartz river slate thorn'.split(
    ' ',
  );

/** A name that no other card has. */
function nameOf(n: number): string {
  return `${WORDS[n % 20]}-${WORDS[Math.floor(n / 20) % 20]}-${n}`;
}

type Maker = (name: string, n: number) => string;

const command: Maker = (name, n) => {
  const replicas = (n % 7) + 2;
  const lines = [
    `kubectl create deployment ${name} --image=nginx:1.${n % 28} --replicas=${replicas} -n team-${n % 40}`,
    `kubectl set resources deployment ${name} --requests=cpu=${100 + (n % 9) * 50}m,memory=128Mi --limits=memory=256Mi -n team-${n % 40}`,
    `kubectl expose deployment ${name} --port=80 --target-port=8080 --name=${name}-svc -n team-${n % 40}`,
    `kubectl get pods -n team-${n % 40} -l app=${name} -o jsonpath='{.items[*].metadata.name}' > /opt/${name}.txt`,
    `kubectl create rolebinding ${name} --clusterrole=view --serviceaccount=team-${n % 40}:${name} -n team-${n % 40}`,
  ];
  return [
    `## Do step ${n} of the rollout of \`${name}\` in namespace \`team-${n % 40}\` on the command line`,
    properties(name, 'ordered: false'),
    '',
    'The cluster has the namespace already, and nothing else of it.',
    '',
    '```console',
    `$ kubectl get all -n team-${n % 40}`,
    `No resources found in team-${n % 40} namespace.`,
    '```',
    '',
    '```sh answer',
    lines[n % lines.length],
    ...(n % 3 === 0 ? [lines[(n + 2) % lines.length]] : []),
    '```',
    notes(name),
  ].join('\n');
};

const manifest: Maker = (name, n) =>
  [
    `## Write a Deployment \`${name}\` with ${(n % 5) + 2} replicas of \`nginx:1.${n % 28}\` that mounts the ConfigMap \`${name}-conf\``,
    properties(name, 'difficulty: 3'),
    '',
    `It runs in the namespace \`shop\`, and its Pods carry the label \`app: ${name}\`.`,
    '',
    '```yaml answer',
    `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: shop
spec:
  replicas: ${(n % 5) + 2}
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: web
          image: nginx:1.${n % 28}
          ports:
            - containerPort: 80
          resources:
            requests: {cpu: ${100 + (n % 9) * 50}m, memory: 128Mi}
          volumeMounts:
            - name: conf
              mountPath: /etc/nginx/conf.d
      volumes:
        - name: conf
          configMap:
            name: ${name}-conf`,
    '```',
    '',
    '```yaml match',
    `kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  replicas: ${(n % 5) + 2}
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers: [{image: "nginx:1.${n % 28}", volumeMounts: [{mountPath: /etc/nginx/conf.d}]}]
      volumes: [{configMap: {name: ${name}-conf}}]`,
    '```',
    notes(name),
  ].join('\n');

const choice: Maker = (name, n) =>
  [
    `## Which object of ${name} grants what Role ${n} lists?`,
    properties(name),
    '',
    '- [ ] ClusterRole',
    '',
    '  It lists permissions too, for the whole cluster, and grants nothing by itself.',
    '',
    '- [x] RoleBinding',
    '',
    '- [ ] ServiceAccount',
    '',
    '  It is an identity: a subject that permissions are granted to.',
    notes(name),
  ].join('\n');

const multi: Maker = (name, n) =>
  [
    `## Which of these does the namespace of ${name} hold after step ${n}?`,
    properties(name, 'shuffle: false'),
    '',
    '- [x] Pods',
    '- [x] Secrets',
    '- [ ] Nodes',
    '',
    '  They belong to the cluster.',
    notes(name),
  ].join('\n');

const cloze: Maker = (name, n) =>
  [
    `## Complete what is said of \`${name}\` in lesson ${n}`,
    properties(name),
    '',
    'A ==Role|ClusterRole== lists permissions, a ==RoleBinding== grants them, and ==`kubectl auth can-i`== proves it.',
    notes(name),
  ].join('\n');

const text: Maker = (name, n) =>
  [
    `## What is the ending of the Service in front of ${name} number ${n}?`,
    properties(name),
    '',
    '```text answer',
    `${name}-svc-ending`,
    '```',
    notes(name),
  ].join('\n');

const steps: Maker = (name, n) =>
  [
    `## Put the upgrade of node ${name} in order, plan ${n}`,
    properties(name, 'kind: steps', 'swap: [3-4]'),
    '',
    '1. Cordon and drain the node.',
    '2. Upgrade kubeadm, and run its upgrade.',
    '3. Upgrade the kubelet.',
    '4. Upgrade kubectl.',
    '5. Uncordon the node.',
    notes(name),
  ].join('\n');

const recall: Maker = (name, n) =>
  [
    `## Why does ${name} need a readiness probe in case ${n}?`,
    properties(name),
    '',
    `The Service sends traffic to every Pod of ${name} that is ready, and without a probe each is ready as soon as it runs.`,
    '',
    '| probe | when it fails |',
    '| --- | --- |',
    '| readiness | no traffic |',
    '| liveness | a restart |',
    notes(name),
  ].join('\n');

const MAKERS: readonly Maker[] = [
  command,
  choice,
  manifest,
  recall,
  command,
  cloze,
  command,
  manifest,
  text,
  steps,
  command,
  multi,
  choice,
  manifest,
  recall,
  command,
  cloze,
  choice,
  text,
  recall,
];

function card(n: number, place: number): string {
  return `${(MAKERS[place % MAKERS.length] ?? recall)(nameOf(n), n)}\n`;
}

/** In the usual order. */
function properties(name: string, ...more: string[]): string {
  const kind = more.filter((line) => line.startsWith('kind'));
  const others = more.filter((line) => !line.startsWith('kind'));
  return ['<!--', `id: ${name}`, ...kind, 'covers: [rbac/role, rbac/rolebinding]', ...others, '-->'].join(
    '\n',
  );
}

function notes(name: string): string {
  return [
    '',
    '> [!TIP]',
    '> Think of what the API server stores, and of who reads it.',
    '',
    '> [!NOTE]',
    `> The object of ${name} lives in its namespace, and vanishes with it.`,
    '> See <https://kubernetes.io/docs/reference/access-authn-authz/rbac/>.',
    '',
  ].join('\n');
}
