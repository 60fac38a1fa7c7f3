import { describe, expect, test } from 'vitest';
import { Seeded } from '../../../../src/cluster/seeded.ts';
import { type JsonObject, objectsAt } from '../../../../src/kubernetes/json.ts';
import { ask, made, sample, valuesAt } from '../../../support/templates.ts';

const containers = (pod: JsonObject): JsonObject[] => objectsAt(pod, 'spec', 'containers');
const namesIn = (objects: readonly JsonObject[]): Set<string> =>
  new Set(
    objects.map((pod) =>
      containers(pod)
        .map(({ name }) => name)
        .join(' '),
    ),
  );

test('Pods are in each state that Pods are in', () => {
  const statuses = (turn: number) =>
    ask('kubectl get pods -n dev --sort-by=.metadata.creationTimestamp', ['pods'], { turn })
      .trim()
      .split('\n')
      .slice(1)
      .map((row) =>
        row
          .split(/\s+/)
          .slice(0, 3)
          .join(' ')
          .replace(/(\d)\/\1/, 'all')
          .replace(/\d\/\d/, 'none'),
      );
  expect([...statuses(0), ...statuses(4)]).toEqual([
    'cedar all Running',
    'amber none Completed',
    'delta none CreateContainerConfigError',
    'birch none Error',
    'cedar none Pending',
    'amber all Running',
    'delta none Running',
    'birch none CrashLoopBackOff',
  ]);
});

test('what a Pod printed tells how it ended', () => {
  const script = 'kubectl logs amber -n dev; kubectl logs birch -n dev';
  expect(ask(script, ['pods'])).toMatch(/^(done amber\n)+(failed birch\n)+$/);
  expect(ask('kubectl logs birch -n dev --all-containers', ['pods'], { turn: 4 })).toMatch(/^(broken\n)+$/);
});

test('a Pod whose name is longer than that of a container may be has containers', () => {
  const lengths = containers(made('pods', { name: 'x'.repeat(70) })).map(({ name }) => String(name).length);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(63);
});

describe('the containers of a Pod', () => {
  const all = () => sample('pods').flatMap(containers);

  test('are those that commands name and often one more, else one of its name', () => {
    expect(namesIn(sample('pods', 'short'))).toEqual(new Set(['web', 'web sidecar', 'sidecar web']));
    expect(namesIn(sample('pods', 'long'))).toEqual(new Set(['web sidecar', 'sidecar web']));
    const named = Array.from({ length: 8 }, (_, turn) => made('pods', { containers: ['app', 'log'], turn }));
    expect([...namesIn(named)].every((names) => /app log|log app/.test(names))).toBe(true);
  });

  test.each<[string[], 'short' | 'long', string[]]>([
    [['sidecar'], 'long', ['sidecar', 'main']],
    [['sidecar', 'main'], 'long', ['sidecar', 'main']],
    [['prepare'], 'long', ['prepare', 'sidecar']],
    [['migrate'], 'long', ['migrate', 'sidecar']],
    [['main'], 'long', ['main', 'sidecar']],
  ])('bear each name once where a command names %j', (named, lists, expected) => {
    const pod = made('pods', { containers: named, isLong: lists === 'long' });
    expect(new Set(containers(pod).map(({ name }) => name))).toEqual(new Set(expected));
    expect(containers(pod)).toHaveLength(expected.length);
    const before = objectsAt(pod, 'spec', 'initContainers').map(({ name }) => name);
    expect(before).toEqual(['prepare', 'migrate'].filter((one) => !named.includes(one)));
  });

  test('have images of different registries, names and tags', () => {
    const main = all().filter(({ name }) => name === 'web');
    const beside = all().filter(({ name }) => name === 'sidecar');
    expect(valuesAt(main, 'image')).toEqual([
      'httpd:2.4',
      'nginx:1.27',
      'redis:7',
      'registry.example/shop/api:3.2',
    ]);
    expect(valuesAt(beside, 'image')).toEqual(['busybox:1.36', 'envoyproxy/envoy:v1.30']);
  });

  test.each<[string, unknown[]]>([
    [
      'env.0',
      [
        { name: 'MODE', value: 'blue' },
        { name: 'MODE', value: 'green' },
      ],
    ],
    ['env.1', [{ name: 'LEVEL', value: 'info' }, undefined]],
    ['resources.requests.memory', ['128Mi', '64Mi', '96Mi']],
    ['resources.requests.cpu', ['5m']],
    ['resources.limits', [{ memory: '256Mi', cpu: '500m' }, undefined]],
    ['securityContext.runAsUser', [1000, 1001, undefined]],
    ['ports.0.name', ['port-0', 'port-1']],
    ['ports.0.containerPort', [8080, 8081]],
    ['ports.1.containerPort', [9090, 9091, undefined]],
    ['securityContext.capabilities.add', [['NET_ADMIN', 'SYS_TIME'], undefined]],
    ['volumeMounts.1', [{ name: 'cache', mountPath: '/cache' }, undefined]],
  ])('differ in %s', (path, values) => {
    expect(valuesAt(all(), path)).toEqual(values);
  });

  test('all run, also one that only a command names', () => {
    const script = 'kubectl exec cedar -c app -n dev -- date; kubectl exec cedar -c log -n dev -- date';
    expect(ask(script, ['pods'])).toMatch(/^Mon Jan .* 2026\nMon Jan .* 2026\n$/);
  });

  test('print more than a task asks for where their logs are looked at', () => {
    const printed = ask('kubectl logs cedar -n dev --tail=-1 -c cedar', ['pods']).trim().split('\n');
    expect([printed.length, printed[0], printed.at(-1)]).toEqual([60, 'line 1', 'line 60']);
  });
});

describe('beside its containers a Pod', () => {
  test('has volumes, a context, tolerations and secrets where lists are long', () => {
    const found = sample('pods', 'long');
    expect(valuesAt(found, 'spec.volumes')).toEqual([
      [
        { name: 'scratch', emptyDir: {} },
        { name: 'cache', emptyDir: { medium: 'Memory' } },
      ],
    ]);
    expect(valuesAt(found, 'spec.securityContext')).toEqual([
      { fsGroup: 2000, supplementalGroups: [3000, 4000] },
    ]);
    expect(valuesAt(found, 'spec.tolerations')).toEqual([
      [
        { key: 'team', operator: 'Exists', effect: 'NoSchedule' },
        { key: 'disk', operator: 'Equal', value: 'ssd', effect: 'NoSchedule' },
      ],
    ]);
    expect(valuesAt(sample('pods', 'short'), 'spec.volumes')).toEqual([undefined]);
  });

  test('has containers that run before them, one after the other', () => {
    const path =
      '{.items[0].status.initContainerStatuses[*].name}{.items[0].status.initContainerStatuses[*].state.terminated.reason}';
    expect(ask(`kubectl get pods -n dev -o jsonpath='${path}'`, ['pods'], { lists: 'long', turn: 4 })).toBe(
      'prepare migrateCompleted Completed',
    );
  });

  test('has the logs of these too', () => {
    const printed = ask('kubectl logs cedar -n dev --all-containers --tail=-1', ['pods'], { lists: 'long' });
    expect(printed.split('\n').slice(0, 2)).toEqual(['prepared', 'migrated']);
  });

  test('names a node or a class of priority, one time in four', () => {
    const all = [...Array(4).keys()].flatMap((more) =>
      sample('pods').map((_, turn) => made('pods', { turn, random: new Seeded(turn + 1000 * more) })),
    );
    expect(valuesAt(all, 'spec.nodeName')).toEqual(['node01', 'node02', 'node03', undefined]);
    expect(valuesAt(all, 'spec.priorityClassName')).toEqual(['system-cluster-critical', undefined]);
    const share = (field: string) =>
      all.filter((pod) => valuesAt([pod], `spec.${field}`)[0] !== undefined).length / all.length;
    for (const field of ['nodeName', 'priorityClassName']) {
      expect(share(field)).toBeGreaterThan(0.1);
      expect(share(field)).toBeLessThan(0.4);
    }
    const stuck = all.filter((pod) => valuesAt([pod], 'spec.nodeSelector')[0] !== undefined);
    expect(valuesAt(stuck, 'spec.nodeName')).toEqual([undefined]);
  });
});
