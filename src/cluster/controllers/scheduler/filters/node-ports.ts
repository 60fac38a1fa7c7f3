import type { HostPort } from '../snapshot.ts';
import { type Filter, notNow } from './filter.ts';

/** Prevents two Pods on a node from using the same host port. */
export const NODE_PORTS: Filter = {
  name: 'NodePorts',
  prepare: ({ pod }) => {
    if (pod.ports.length === 0) return { skip: true };
    return {
      check: (node) =>
        node.pods.some((other) => other.ports.some((taken) => pod.ports.some((own) => clash(own, taken))))
          ? notNow("node(s) didn't have free ports for the requested pod ports")
          : undefined,
    };
  },
};

function clash(a: HostPort, b: HostPort): boolean {
  return (
    a.port === b.port &&
    a.protocol === b.protocol &&
    (a.ip === b.ip || a.ip === '0.0.0.0' || b.ip === '0.0.0.0')
  );
}
