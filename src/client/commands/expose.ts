import { type Json, type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { type Visited, visitObjects } from '../builder/visit.ts';
import type { Running } from '../client-effect.ts';
import { pathOf } from '../discovery/api-type.ts';
import { typeOfObject } from '../discovery/find-type.ts';
import type { Flags } from '../flags.ts';
import { splitPair } from '../generate/generator.ts';
import type { Invocation } from '../invocation.ts';
import { failure, serverFailure } from '../kubectl-failure.ts';
import { typedForm } from '../output/typed-form.ts';
import { sendAndWarn } from '../running.ts';
import type { KubectlCommand } from './command.ts';
import { inNamespace } from './create.ts';
import { dryRunOf, writeQuery } from './dry-run.ts';
import { withLastApplied } from './last-applied.ts';
import { printChange } from './print-change.ts';
import { endWith } from './send-change.ts';

/** What can be exposed, and where its Pods' labels are. */
const EXPOSABLE = ['Pod', 'Service', 'ReplicationController', 'Deployment', 'ReplicaSet'];

/** `kubectl expose` */
export const expose: KubectlCommand = function* (invocation) {
  const { objects, problems } = yield* visitObjects(invocation);
  if (objects.length > 1 && invocation.flags.has('name'))
    throw failure('cannot use --name with several objects');
  for (const one of objects) yield* exposeOne(invocation, one);
  return endWith(problems);
};

function* exposeOne(invocation: Invocation, one: Visited): Running<void> {
  const { flags } = invocation;
  const connection = yield* invocation.connection();
  const made = typedForm(serviceOf(one, flags));
  const placed = connection.namespaceGiven ? inNamespace(made, one.namespace) : made;
  const object = flags.on('save-config') ? withLastApplied(placed) : placed;
  if (dryRunOf(flags) === 'client') return yield* printChange(flags, object, 'exposed');
  const type = typeOfObject(yield* invocation.types(), 'v1', 'Service');
  if (type === undefined) throw failure('the server does not serve Services');
  const query = writeQuery(flags, 'kubectl-expose', false);
  const reply = yield* sendAndWarn({
    method: 'POST',
    path: pathOf(type, one.namespace),
    query,
    body: object,
  });
  if (reply.status >= 400) throw serverFailure(reply.body);
  yield* printChange(flags, objectAt(reply.body), 'exposed');
}

function serviceOf({ object, name }: Visited, flags: Flags): JsonObject {
  const kind = textAt(object, 'kind');
  if (!EXPOSABLE.includes(kind)) throw failure(`cannot expose a ${kind}`);
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
