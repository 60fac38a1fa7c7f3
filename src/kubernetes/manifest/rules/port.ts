import { type Finding, findingAtValue } from '../finding.ts';
import { child, children, has, type Located, numberAt, textAt } from '../located.ts';
import type { ManifestObject } from '../manifest-object.ts';
import { dnsLabel, type NameProblem, serviceName } from '../name-syntax.ts';
import { containersOf, podSpecOf } from '../pod-specs.ts';
import type { Rule } from '../rule.ts';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/** @see https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service */
export const port: Rule = {
  code: 'port',
  *check(object) {
    const podSpec = podSpecOf(object);
    for (const container of containersOf(podSpec)) yield* ofContainer(container, podSpec);
    if (object.type === 'V1Service') yield* ofService(object);
    if (object.type === 'V1NetworkPolicy') yield* ofPolicy(object);
    if (object.group === 'gateway.networking.k8s.io') {
      for (const listener of children(object.root, 'spec', 'listeners'))
        yield* number(child(listener, 'port'));
    }
  },
};

function* ofContainer(container: Located, podSpec: Located | undefined): Iterable<Finding> {
  for (const item of children(container, 'ports')) {
    yield* number(child(item, 'containerPort'));
    yield* named(child(item, 'name'), serviceName);
    const host = child(item, 'hostPort');
    if (host === undefined || numberAt(host) === 0) continue;
    yield* number(host);
    if (usesHostNetwork(podSpec) && numberAt(host) !== numberAt(item, 'containerPort'))
      yield findingAtValue('port', host, 'with `hostNetwork`, it must be the same as `containerPort`');
  }
  for (const probe of PROBES) {
    for (const handler of ['httpGet', 'tcpSocket', 'grpc'])
      yield* portOrName(child(container, probe, handler, 'port'));
  }
}

function usesHostNetwork(podSpec: Located | undefined): boolean {
  const node = child(podSpec, 'hostNetwork')?.node;
  return node?.kind === 'scalar' && node.value === true;
}

function* ofService({ root }: ManifestObject): Iterable<Finding> {
  const ports = children(root, 'spec', 'ports');
  for (const item of ports) {
    yield* number(child(item, 'port'));
    yield* portOrName(child(item, 'targetPort'));
    yield* named(child(item, 'name'), dnsLabel);
    if (ports.length > 1 && !has(item, 'name'))
      yield {
        ...findingAtValue('port', item, 'each of several ports needs a name', {
          help: 'such as `name: http`',
        }),
        range: item.at,
      };
  }
}

function* ofPolicy({ root }: ManifestObject): Iterable<Finding> {
  for (const direction of ['ingress', 'egress']) {
    for (const rule of children(root, 'spec', direction)) {
      for (const item of children(rule, 'ports')) {
        yield* portOrName(child(item, 'port'));
        const end = child(item, 'endPort');
        const last = numberAt(end);
        const first = numberAt(item, 'port');
        yield* number(end);
        if (end === undefined || last === undefined) continue;
        if (first === undefined) yield findingAtValue('port', end, '`endPort` needs a numeric `port`');
        else if (last < first) yield findingAtValue('port', end, `the range ends before its start, ${first}`);
      }
    }
  }
}

function* number(at: Located | undefined): Iterable<Finding> {
  const value = numberAt(at);
  if (at !== undefined && value !== undefined && (value < 1 || value > 65_535))
    yield findingAtValue('port', at, 'a port must be 1 to 65535');
}

function* named(at: Located | undefined, syntax: (name: string) => NameProblem): Iterable<Finding> {
  const text = textAt(at);
  const wanted = text === undefined ? undefined : syntax(text);
  if (at !== undefined && wanted !== undefined)
    yield findingAtValue('port', at, `\`${text}\` is not a valid port name: ${wanted}`);
}

function* portOrName(at: Located | undefined): Iterable<Finding> {
  yield* number(at);
  const text = textAt(at);
  if (at === undefined || text === undefined) return;
  if (/^[0-9]+$/.test(text))
    yield findingAtValue('port', at, `"${text}" in quotes is a port name, not a number`, {
      help: `remove the quotes: ${text}`,
    });
  else yield* named(at, serviceName);
}
