import { type Finding, finding } from '../finding.ts';
import { children, has, type Located } from '../located.ts';
import type { Rule } from '../rule.ts';

const PAGE =
  'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors';

/** @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors */
export const networkPolicyPeers: Rule = {
  code: 'network-policy-peers',
  advises: true,
  *check(object) {
    if (object.type !== 'V1NetworkPolicy') return;
    for (const [direction, list] of [
      ['ingress', 'from'],
      ['egress', 'to'],
    ] as const) {
      for (const rule of children(object.root, 'spec', direction)) yield* peers(children(rule, list));
    }
  },
};

function* peers(items: readonly Located[]): Iterable<Finding> {
  for (const [position, peer] of items.entries()) {
    if (peer.node.kind === 'map' && peer.node.entries.length === 0)
      yield finding('network-policy-peers', peer, 'a peer needs podSelector, namespaceSelector or ipBlock', {
        severity: 'error',
      });
    if (has(peer, 'ipBlock') && (has(peer, 'podSelector') || has(peer, 'namespaceSelector')))
      yield finding(
        'network-policy-peers',
        peer,
        '`ipBlock` cannot be combined with selectors: put these into a separate peer',
        { severity: 'error' },
      );
    const before = items[position - 1];
    if (before === undefined || !splitInTwo(before, peer)) continue;
    const help = `to require both, remove the second \`- \`; see ${PAGE}`;
    yield finding(
      'network-policy-peers',
      peer,
      'these are two separate peers: all Pods of the namespaces, and the Pods that the podSelector matches',
      { help },
    );
  }
}

/** Whether one item has only a namespaceSelector and the other only a podSelector. */
function splitInTwo(a: Located, b: Located): boolean {
  const only = (peer: Located, one: string, other: string): boolean => has(peer, one) && !has(peer, other);
  const spaceThenPod =
    only(a, 'namespaceSelector', 'podSelector') && only(b, 'podSelector', 'namespaceSelector');
  const podThenSpace =
    only(a, 'podSelector', 'namespaceSelector') && only(b, 'namespaceSelector', 'podSelector');
  return spaceThenPod || podThenSpace;
}
