import type { JsonObject } from '../../../kubernetes/json.ts';
import { inTurn, type Outline, pick, some, type Template } from './template.ts';

const IMAGES = ['nginx:1.27', 'httpd:2.4', 'redis:7', 'registry.example/shop/api:3.2'] as const;
const AMOUNTS = ['64Mi', '96Mi', '128Mi'] as const;
const MOUNTS: JsonObject[] = [
  { name: 'scratch', mountPath: '/scratch' },
  { name: 'cache', mountPath: '/cache' },
];
/** The number of log lines: more than a task asks for. */
const TALKING = ['sh', '-c', 'for n in $(seq 1 60); do echo "line $n"; done; sleep 36000'];

/** The containers of a Pod or of a template: those that are named, and often one more, in any order. */
function containersOf(outline: Outline): JsonObject[] {
  const { name, containers, random, isLong, isRead } = outline;
  const named = containers.length > 0 ? containers : [name.slice(0, 50)];
  const other = named.includes('sidecar') ? 'main' : 'sidecar';
  const all = !isLong && random.below(2) === 0 ? [...named] : [...new Set([...named, other])];
  const made = all.map((container, at) => ({
    name: container,
    image: at === 0 ? pick(random, IMAGES) : pick(random, ['busybox:1.36', 'envoyproxy/envoy:v1.30']),
    ...(isRead ? { command: TALKING } : at > 0 && { command: ['sleep', '36000'] }),
    ports: some(outline, [
      { name: `port-${at}`, containerPort: 8080 + at },
      { name: `more-${at}`, containerPort: 9090 + at },
    ]),
    env: some(outline, [
      { name: 'MODE', value: pick(random, ['blue', 'green']) },
      { name: 'LEVEL', value: 'info' },
    ]),
    resources: {
      requests: { memory: pick(random, AMOUNTS), cpu: '5m' },
      ...(isLong && { limits: { memory: '256Mi', cpu: '500m' } }),
    },
    ...(isLong && {
      securityContext: {
        runAsUser: 1000 + at,
        capabilities: { add: ['NET_ADMIN', 'SYS_TIME'], drop: ['MKNOD', 'CHOWN'] },
      },
      volumeMounts: MOUNTS,
    }),
  }));
  return random.below(3) === 0 ? made.reverse() : made;
}

/** The parts of a Pod other than its containers, in worlds with long lists. */
function surroundings({ isLong, containers }: Outline): JsonObject {
  if (!isLong) return {};
  return {
    initContainers: [
      { name: 'prepare', image: 'busybox:1.36', command: ['sh', '-c', 'echo prepared'] },
      { name: 'migrate', image: 'busybox:1.35', command: ['sh', '-c', 'echo migrated'] },
    ]
      .filter((container) => !containers.includes(container.name))
      .map((container) => ({ ...container, volumeMounts: MOUNTS })),
    volumes: [
      { name: 'scratch', emptyDir: {} },
      { name: 'cache', emptyDir: { medium: 'Memory' } },
    ],
    securityContext: { fsGroup: 2000, supplementalGroups: [3000, 4000] },
    tolerations: [
      { key: 'team', operator: 'Exists', effect: 'NoSchedule' },
      { key: 'disk', operator: 'Equal', value: 'ssd', effect: 'NoSchedule' },
    ],
    imagePullSecrets: [{ name: 'registry-one' }, { name: 'registry-two' }],
  };
}

/** The states that Pods are in: each phase, with and without a node, ready or not. */
const STATES = [
  'running',
  'done',
  'waiting',
  'failed',
  'unschedulable',
  'running',
  'unready',
  'crashing',
] as const;

/** The containers and other parts of a Pod in a given state. */
const STATE_OF: Readonly<
  Record<(typeof STATES)[number], (name: string) => { readonly of?: JsonObject; readonly each?: JsonObject }>
> = {
  running: () => ({}),
  done: (name) => ({
    of: { restartPolicy: 'Never' },
    each: { command: ['sh', '-c', `echo done ${name}; exit 0`] },
  }),
  failed: (name) => ({
    of: { restartPolicy: 'Never' },
    each: { command: ['sh', '-c', `echo failed ${name}; exit 3`] },
  }),
  /** Scheduled, but not started, because something that it needs is missing. */
  waiting: () => ({ each: { envFrom: [{ configMapRef: { name: 'not-there' } }] } }),
  unschedulable: () => ({ of: { nodeSelector: { disktype: 'none' } } }),
  unready: () => ({ each: { readinessProbe: { exec: { command: ['false'] }, periodSeconds: 30 } } }),
  crashing: () => ({ each: { command: ['sh', '-c', 'echo broken; exit 1'] } }),
};

/** A Pod in one of the possible states. */
export const pod: Template = (outline) => {
  const { random, name } = outline;
  const state = inTurn(outline, STATES);
  const { of, each } = STATE_OF[state](name);
  const spec: JsonObject = {
    ...surroundings(outline),
    containers: containersOf(outline).map((container) => ({ ...container, ...each })),
    ...of,
  };
  if (state !== 'unschedulable' && random.below(4) === 0)
    spec.nodeName = pick(random, ['node01', 'node02', 'node03']);
  if (random.below(4) === 0) spec.priorityClassName = 'system-cluster-critical';
  return { apiVersion: 'v1', kind: 'Pod', spec };
};

/** A template from which a controller makes Pods. */
export function podTemplate(outline: Outline, labels: JsonObject, restartPolicy?: string): JsonObject {
  return {
    metadata: { labels },
    spec: {
      ...surroundings(outline),
      ...(restartPolicy !== undefined && { restartPolicy }),
      containers: containersOf(outline),
    },
  };
}
