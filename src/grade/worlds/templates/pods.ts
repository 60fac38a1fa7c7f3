import type { JsonObject } from '../../../kubernetes/json.ts';
import { type Outline, pick, type Template } from './template.ts';

const IMAGES = ['nginx:1.27', 'httpd:2.4', 'redis:7', 'registry.example/shop/api:3.2'] as const;
const AMOUNTS = ['64Mi', '96Mi', '128Mi'] as const;

/** The containers of a Pod or of a template: those that are named, and often one more, in any order. */
function containersOf({ name, containers, random }: Outline): JsonObject[] {
  const named = containers.length > 0 ? [...containers] : [name.slice(0, 50)];
  const all = random.below(2) === 0 ? named : [...named, 'sidecar'];
  const made = all.map((container, at) => ({
    name: container,
    image: at === 0 ? pick(random, IMAGES) : pick(random, ['busybox:1.36', 'envoyproxy/envoy:v1.30']),
    ...(container === 'sidecar' && { command: ['sleep', '36000'] }),
    ports: [{ containerPort: 8080 + at }],
    env: [{ name: 'MODE', value: pick(random, ['blue', 'green']) }],
    resources: { requests: { memory: pick(random, AMOUNTS), cpu: '5m' } },
  }));
  return random.below(3) === 0 ? made.reverse() : made;
}

/** A Pod in one of the states that Pods are in. */
export const pod: Template = (outline) => {
  const { random } = outline;
  const state = random.below(6);
  const spec: JsonObject = { containers: containersOf(outline) };
  if (state === 0) spec.nodeSelector = { disktype: 'none' };
  if (state === 1) {
    spec.restartPolicy = 'Never';
    for (const container of spec.containers as JsonObject[])
      container.command = ['sh', '-c', `echo done ${outline.name}; exit ${random.below(2)}`];
  }
  if (random.below(4) === 0) spec.nodeName = pick(random, ['node01', 'node02', 'node03']);
  if (random.below(4) === 0) spec.priorityClassName = 'system-cluster-critical';
  return { apiVersion: 'v1', kind: 'Pod', spec };
};

/** What a controller makes Pods from. */
export function podTemplate(outline: Outline, labels: JsonObject, restartPolicy?: string): JsonObject {
  return {
    metadata: { labels },
    spec: { ...(restartPolicy !== undefined && { restartPolicy }), containers: containersOf(outline) },
  };
}
