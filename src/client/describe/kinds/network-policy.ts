import { formatSelector } from '../../../cluster/api/table/cells/labels.ts';
import { selectsAll } from '../../../cluster/label-selector.ts';
import { isObject, type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import type { Description } from '../description.ts';
import { portText } from '../values.ts';

// biome-ignore lint/correctness/useYield: a NetworkPolicy is described without asking for anything else.
export const describeNetworkPolicy: Describer = function* ({ object }, page) {
  const spec = objectAt(object, 'spec');
  const created = textAt(object, 'metadata', 'creationTimestamp');
  const types = listAt(spec, 'policyTypes');
  const selector = objectAt(spec, 'podSelector');
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Namespace', textAt(object, 'metadata', 'namespace'));
  page.field('Created on', `${created.replace('T', ' ').replace('Z', '')} +0000 UTC`);
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  page.line(0, 'Spec:');
  const pods = selectsAll(selector)
    ? '<none> (Allowing the specific traffic to all pods in this namespace)'
    : formatSelector(selector);
  page.line(1, `PodSelector:     ${pods}`);
  for (const direction of DIRECTIONS)
    if (!types.includes(direction.type)) page.line(1, `Not affecting ${direction.word} traffic`);
    else {
      page.line(1, `Allowing ${direction.word} traffic:`);
      writeRules(page, objectsAt(spec, direction.word), direction);
    }
  page.line(1, `Policy Types: ${types.join(', ') || '<none>'}`);
};

const DIRECTIONS = [
  { type: 'Ingress', word: 'ingress', title: 'From', peers: 'from', end: 'source' },
  { type: 'Egress', word: 'egress', title: 'To', peers: 'to', end: 'destination' },
] as const;

function writeRules(
  page: Description,
  rules: readonly JsonObject[],
  { end, peers, title, word }: (typeof DIRECTIONS)[number],
): void {
  if (rules.length === 0) page.line(2, `<none> (Selected pods are isolated for ${word} connectivity)`);
  for (const [at, rule] of rules.entries()) {
    const ports = objectsAt(rule, 'ports');
    if (ports.length === 0) page.line(2, 'To Port: <any> (traffic allowed to all ports)');
    for (const port of ports) page.line(2, rulePort(port));
    const given = objectsAt(rule, peers);
    if (given.length === 0) page.line(2, `${title}: <any> (traffic not restricted by ${end})`);
    for (const peer of given) writePeer(page, `${title}:`, peer);
    if (at < rules.length - 1) page.line(2, '----------');
  }
}

function rulePort(port: JsonObject): string {
  const protocol = textAt(port, 'protocol') || 'TCP';
  // kubectl prints a missing port as Go prints a nil pointer.
  const first = port.port === undefined ? '<nil>' : portText(port.port);
  return port.endPort === undefined
    ? `To Port: ${first}/${protocol}`
    : `To Port Range: ${first}-${port.endPort}/${protocol}`;
}

function writePeer(page: Description, title: string, peer: JsonObject): void {
  page.line(2, title);
  if (isObject(peer.namespaceSelector))
    page.line(3, `NamespaceSelector: ${formatSelector(peer.namespaceSelector)}`);
  if (isObject(peer.podSelector)) page.line(3, `PodSelector: ${formatSelector(peer.podSelector)}`);
  if (isObject(peer.namespaceSelector) || isObject(peer.podSelector) || !isObject(peer.ipBlock)) return;
  page.line(3, 'IPBlock:');
  page.line(4, `CIDR: ${textAt(peer.ipBlock, 'cidr')}`);
  page.line(4, `Except: ${listAt(peer.ipBlock, 'except').join(', ')}`);
}
