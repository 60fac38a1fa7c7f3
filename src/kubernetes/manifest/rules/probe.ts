import { type Finding, finding, findingAtValue } from '../finding.ts';
import { child, children, has, type Located, numberAt, textAt } from '../located.ts';
import { containersOf, podSpecOf } from '../pod-specs.ts';
import type { Rule } from '../rule.ts';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const PROBE_HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'] as const;
const HOOK_HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'sleep'] as const;

/** @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes */
export const probe: Rule = {
  code: 'probe',
  *check(object) {
    const podSpec = podSpecOf(object);
    for (const container of containersOf(podSpec)) {
      for (const name of PROBES) yield* checkProbe(child(container, name), name);
      for (const hook of ['postStart', 'preStop'])
        yield* oneOf(child(container, 'lifecycle', hook), HOOK_HANDLERS);
    }
    for (const container of children(podSpec, 'initContainers')) {
      if (textAt(container, 'restartPolicy') === 'Always') continue;
      for (const name of PROBES) yield* misplaced(child(container, name));
    }
  },
};

function* checkProbe(at: Located | undefined, name: (typeof PROBES)[number]): Iterable<Finding> {
  if (at === undefined) return;
  yield* oneOf(at, PROBE_HANDLERS);
  const threshold = child(at, 'successThreshold');
  if (name !== 'readinessProbe' && threshold !== undefined && numberAt(threshold) !== 1)
    yield findingAtValue('probe', threshold, `for a ${name}, it must be 1`);
  const grace = child(at, 'terminationGracePeriodSeconds');
  if (name === 'readinessProbe' && grace !== undefined)
    yield findingAtValue(
      'probe',
      grace,
      'a readinessProbe does not stop the container, so it has no grace period',
    );
}

function* oneOf(at: Located | undefined, handlers: readonly string[]): Iterable<Finding> {
  if (at === undefined || at.node.kind !== 'map') return;
  const found = handlers.filter((handler) => has(at, handler));
  if (found.length === 0) yield finding('probe', at, `it needs a handler: ${handlers.join(', ')}`);
  if (found.length > 1) yield finding('probe', at, `one handler too many: ${found.join(' and ')}`);
}

function* misplaced(at: Located | undefined): Iterable<Finding> {
  if (at === undefined) return;
  const help = 'a sidecar container, with `restartPolicy: Always`, can have probes';
  yield finding('probe', at, 'an init container cannot have probes', { help });
}
