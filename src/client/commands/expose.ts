import { type Json, type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { namesFiles } from '../builder/files.ts';
import { type Visited, visitObjects } from '../builder/visit.ts';
import type { Running } from '../client-effect.ts';
import type { Flags } from '../flags.ts';
import { splitPair } from '../generate/generator.ts';
import { overridden } from '../generate/overrides.ts';
import type { Invocation } from '../invocation.ts';
import { failure, KubectlFailure } from '../kubectl-failure.ts';
import type { KubectlCommand } from './command.ts';
import { postObject } from './post-object.ts';
import { endWith } from './send-change.ts';

/** The kinds that can be exposed. */
const EXPOSABLE = ['Pod', 'Service', 'ReplicationController', 'Deployment', 'ReplicaSet'];

/** `kubectl expose` */
export const expose: KubectlCommand = function* (invocation) {
  if (invocation.words.length === 0 && !namesFiles(invocation.flags))
    throw failure('You must provide one or more resources by argument or filename.');
  const { objects, problems } = yield* visitObjects(invocation, invocation.words, { filesAsGiven: true });
  if (objects.length > 1 && invocation.flags.has('name'))
    throw failure('cannot use --name with several objects');
  const refused = [...problems];
  for (const one of objects) {
    try {
      yield* exposeOne(invocation, one);
    } catch (problem) {
      if (!(problem instanceof KubectlFailure)) throw problem;
      refused.push(problem);
    }
  }
  return endWith(refused);
};

function* exposeOne(invocation: Invocation, one: Visited): Running<void> {
  const { flags } = invocation;
  const made = overridden(serviceOf(one, flags), flags);
  yield* postObject(invocation, withTargetPorts(made), {
    manager: 'kubectl-expose',
    done: 'exposed',
    namespace: one.namespace,
    namesNamespace: false,
  });
}

/** A Service in the form that kubectl writes, which always has the target port; 0 stands for the port itself. */
function withTargetPorts(service: JsonObject): JsonObject {
  const ports: Json[] = objectsAt(service, 'spec', 'ports').map((port) => ({ targetPort: 0, ...port }));
  return { ...service, spec: { ...objectAt(service, 'spec'), ports } };
}

function serviceOf({ object, name, type: { group } }: Visited, flags: Flags): JsonObject {
  const kind = textAt(object, 'kind');
  if (!EXPOSABLE.includes(kind))
    throw failure(`cannot expose a ${[kind, group].filter((word) => word !== '').join('.')}`);
  const labels = labelsOf(flags, object);
  const own = flags.text('cluster-ip');
  const type = flags.text('type');
  const external = flags.text('external-ip');
  const affinity = flags.text('session-affinity');
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: flags.text('name') || name, ...(labels !== undefined && { labels }) },
    spec: {
      ports: portsOf(flags, object),
      selector: selectorOf(flags, object),
      ...(type !== '' && { type }),
      ...(external !== '' && { externalIPs: [external] }),
      ...(flags.text('load-balancer-ip') !== '' && { loadBalancerIP: flags.text('load-balancer-ip') }),
      ...(affinity !== '' && { sessionAffinity: affinity }),
      ...(own !== '' && (own === 'None' ? { clusterIP: 'None', type: 'ClusterIP' } : { clusterIP: own })),
    },
  };
}

function labelsOf(flags: Flags, object: JsonObject): JsonObject | undefined {
  const given = flags.list('labels');
  if (given.length > 0) return pairsOf(given);
  const labels = objectAt(object, 'metadata', 'labels');
  return Object.keys(labels).length === 0 ? undefined : labels;
}

function pairsOf(words: readonly string[]): JsonObject {
  return Object.fromEntries(
    words.map((word) => {
      const pair = splitPair(word);
      if (pair === undefined) throw failure(`unexpected label spec: ${word}`);
      return pair;
    }),
  );
}

function selectorOf(flags: Flags, object: JsonObject): JsonObject {
  const given = flags.list('selector');
  if (given.length > 0) return pairsOf(given);
  const kind = textAt(object, 'kind');
  if (kind === 'Pod') {
    const labels = objectAt(object, 'metadata', 'labels');
    if (Object.keys(labels).length === 0) throw noSelector('the pod has no labels and cannot be exposed');
    return labels;
  }
  const selector = objectAt(object, 'spec', 'selector');
  if (kind === 'Service' || kind === 'ReplicationController') {
    if (Object.keys(selector).length === 0)
      throw noSelector(`the ${kind.toLowerCase()} has no pod selector set`);
    return selector;
  }
  if (listAt(selector, 'matchExpressions').length > 0)
    throw noSelector(
      `couldn't convert expressions - "${JSON.stringify(selector.matchExpressions)}" to map-based selector format`,
    );
  return objectAt(selector, 'matchLabels');
}

function noSelector(why: string): Error {
  return failure(`couldn't retrieve selectors via --selector flag or introspection: ${why}`);
}

function portsOf(flags: Flags, object: JsonObject): Json[] {
  const given = flags.text('port');
  const found =
    given === ''
      ? portsOfObject(object)
      : given.split(',').map((port) => ({ port: numberOf(port), protocol: '' }));
  if (found.length === 0) throw failure("couldn't find port via --port flag or introspection");
  const protocol = flags.text('protocol');
  const target = flags.text('target-port');
  return found.map(
    ({ port, protocol: own }, at): JsonObject => ({
      ...(found.length > 1 && { name: `port-${at + 1}` }),
      port,
      protocol: protocol || own || 'TCP',
      targetPort: target === '' ? port : /^\d+$/.test(target) ? Number(target) : target,
    }),
  );
}

interface FoundPort {
  readonly port: number;
  readonly protocol: string;
}

function portsOfObject(object: JsonObject): FoundPort[] {
  if (textAt(object, 'kind') === 'Service')
    return objectsAt(object, 'spec', 'ports').map((port) => ({
      port: Number(port.port ?? 0),
      protocol: textAt(port, 'protocol'),
    }));
  const spec =
    textAt(object, 'kind') === 'Pod'
      ? objectAt(object, 'spec')
      : objectAt(object, 'spec', 'template', 'spec');
  return objectsAt(spec, 'containers').flatMap((container) =>
    objectsAt(container, 'ports').map((port) => ({
      port: Number(port.containerPort ?? 0),
      protocol: textAt(port, 'protocol'),
    })),
  );
}

function numberOf(text: string): number {
  if (!/^\d+$/.test(text)) throw failure(`strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
  return Number(text);
}
