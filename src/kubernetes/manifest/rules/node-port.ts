import { findingAtValue } from '../finding.ts';
import { child, children, numberAt, textAt } from '../located.ts';
import type { Rule } from '../rule.ts';

const FIRST = 30_000;
const LAST = 32_767;

/** @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport */
export const nodePort: Rule = {
  code: 'node-port',
  advises: true,
  *check(object) {
    if (object.type !== 'V1Service') return;
    const type = textAt(object.root, 'spec', 'type') ?? 'ClusterIP';
    const seen = new Set<number>();
    for (const item of children(object.root, 'spec', 'ports')) {
      const at = child(item, 'nodePort');
      const value = numberAt(at);
      if (at === undefined || value === undefined || value === 0) continue;
      if (value < FIRST || value > LAST)
        yield findingAtValue(
          'node-port',
          at,
          `a node port must be ${FIRST} to ${LAST}, unless the API server is configured otherwise`,
          { severity: 'warning' },
        );
      if (type !== 'NodePort' && type !== 'LoadBalancer')
        yield findingAtValue('node-port', at, `a Service of type ${type} has no node port`, {
          help: 'write `type: NodePort`',
        });
      if (seen.has(value))
        yield findingAtValue('node-port', at, `another port already has the node port ${value}`);
      seen.add(value);
    }
  },
};
