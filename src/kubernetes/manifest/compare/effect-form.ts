import { dataOf } from '../../../yaml/parse-data.ts';
import {
  entryOf,
  itemsOf,
  nodeAt,
  stringOf,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
} from '../../../yaml/yaml-node.ts';
import { nodeOf } from '../match/node-of-data.ts';
import { entryPlace, listItemPlace, type Place } from '../match/place.ts';
import { placeOfObject } from '../match/place-of-object.ts';
import { addsUp, expandRules } from './expand-rules.ts';
import { plainForm } from './plain-form.ts';

/** Whose object it is: port names are replaced by numbers in an answer, but not in the task's objects. */
export type Side = 'answer' | 'task';

/**
 * Objects in a form that is the same for all objects with the same effect: rules with one combination each, probes with port numbers, autoscalers
 * of the newest version. Differences between these forms are hard to read, so the forms only serve to show that there are none.
 */
export function effectForms(roots: readonly YamlNode[], side: Side): YamlNode[] {
  const objects = roots.map((root) => (root.kind === 'map' ? newestAutoscaler(root) : root));
  const ports: PortNumbers = new Map();
  const forms = objects.map((object) => {
    const namespace = stringOf(nodeAt(object, 'metadata', 'namespace'));
    return visit(object, placeOfObject(object), { side, ports, namespace });
  });
  return ports.size === 0 ? forms : forms.map((form) => withTargets(form, ports));
}

/** The port numbers that containers declare, by name. */
type PortNumbers = Map<string, YamlNode>;

interface Context {
  readonly side: Side;
  readonly ports: PortNumbers;
  /** The namespace of the object. */
  readonly namespace: string | undefined;
}

/** Whether an object contains anything that can be written in several equivalent forms. */
export function hasEffectForms(node: YamlNode): boolean {
  if (node.kind === 'scalar') return false;
  if (node.kind === 'list') return node.items.some(hasEffectForms);
  const kind = stringOf(entryOf(node, 'kind')?.value);
  return (
    (kind !== undefined && KINDS.has(kind)) ||
    node.entries.some(({ key, value }) => FIELDS.has(key) || hasEffectForms(value))
  );
}

const KINDS = new Set([
  'Role',
  'ClusterRole',
  'NetworkPolicy',
  'ResourceQuota',
  'HorizontalPodAutoscaler',
  'Service',
  'Ingress',
  'Gateway',
  'HTTPRoute',
  'GRPCRoute',
]);
const ASKING = new Set(['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle']);
const FIELDS = new Set([...ASKING, 'nodeSelectorTerms', 'hostPath', 'podAffinity', 'podAntiAffinity']);

function visit(node: YamlNode, place: Place, context: Context): YamlNode {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'list') {
    const items = node.items.map((item, i) => visit(item, listItemPlace(place, i), context));
    return { ...node, items: addsUp(place.key) ? expandRules(place.key, items) : items };
  }
  const { side, ports, namespace } = context;
  const entries = node.entries.map((entry) => ({
    ...entry,
    value: visit(entry.value, entryPlace(place, entry.key), context),
  }));
  const map = plainForm({ ...node, entries }, place, namespace);
  if (place.key === 'V1ResourceQuotaSpec.hard') return withLongNames(map);
  return place.type === 'V1Container' && place.shape === 'one' && side === 'answer'
    ? withPortNumbers(map, ports)
    : map;
}

/** @see https://kubernetes.io/docs/concepts/policy/resource-quotas/#compute-resource-quota */
function withLongNames(hard: YamlMap): YamlMap {
  const isShort = (key: string) => key === 'cpu' || key === 'memory';
  const named = new Set(hard.entries.map(({ key }) => key));
  const longer = (key: string) => (isShort(key) && !named.has(`requests.${key}`) ? `requests.${key}` : key);
  return { ...hard, entries: hard.entries.map((entry) => ({ ...entry, key: longer(entry.key) })) };
}

/** Replaces the port names in a container's probes by the numbers that it declares, and records these numbers for Services. */
function withPortNumbers(container: YamlMap, ports: PortNumbers): YamlMap {
  const own: PortNumbers = new Map();
  for (const port of itemsOf(entryOf(container, 'ports')?.value)) {
    const [name, number] = [stringOf(nodeAt(port, 'name')), nodeAt(port, 'containerPort')];
    if (name !== undefined && number !== undefined) own.set(name, number);
  }
  // A name that containers declare for different ports stays a name.
  for (const [name, number] of own) ports.set(name, isOther(number, ports.get(name)) ? nodeOf(name) : number);
  const entries = container.entries.map((entry) =>
    ASKING.has(entry.key) ? { ...entry, value: withNumbers(entry.value, 'port', own) } : entry,
  );
  return { ...container, entries };
}

function isOther(number: YamlNode, known: YamlNode | undefined): boolean {
  return known !== undefined && dataOf(known) !== dataOf(number);
}

function withTargets(object: YamlNode, ports: PortNumbers): YamlNode {
  const isService = stringOf(nodeAt(object, 'kind')) === 'Service';
  return isService ? withNumbers(object, 'targetPort', ports) : object;
}

function withNumbers(node: YamlNode, field: string, numbers: PortNumbers): YamlNode {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'list')
    return { ...node, items: node.items.map((item) => withNumbers(item, field, numbers)) };
  const entries = node.entries.map((entry): YamlEntry => {
    const name = stringOf(entry.value);
    const number = entry.key === field && name !== undefined ? numbers.get(name) : undefined;
    return { ...entry, value: number ?? withNumbers(entry.value, field, numbers) };
  });
  return { ...node, entries };
}

const PERCENTAGE = 'targetCPUUtilizationPercentage';

/** Rewrites the single field of `autoscaling/v1` as a metric of `autoscaling/v2`. */
function newestAutoscaler(root: YamlMap): YamlMap {
  const spec = nodeAt(root, 'spec');
  const isOld = stringOf(nodeAt(root, 'apiVersion')) === 'autoscaling/v1';
  if (!isOld || stringOf(nodeAt(root, 'kind')) !== 'HorizontalPodAutoscaler' || spec?.kind !== 'map')
    return root;
  const share = entryOf(spec, PERCENTAGE);
  const others = spec.entries.filter((entry) => entry !== share);
  const entries =
    share === undefined ? others : [...others, { ...share, key: 'metrics', value: cpuMetric(share.value) }];
  return {
    ...root,
    entries: root.entries.map((entry) => {
      if (entry.key === 'apiVersion') return { ...entry, value: nodeOf('autoscaling/v2') };
      return entry.key === 'spec' ? { ...entry, value: { ...spec, entries } } : entry;
    }),
  };
}

function cpuMetric(share: YamlNode): YamlNode {
  const target = { type: 'Utilization', averageUtilization: dataOf(share) };
  return nodeOf([{ type: 'Resource', resource: { name: 'cpu', target } }]);
}
