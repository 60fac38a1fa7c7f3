import { objectsAt, textAt } from '../../kubernetes/json.ts';
import type { FactRule } from './condition.ts';

/** Whether a node is ready and schedulable. */
export const nodeReady: FactRule = {
  form: 'node-ready: NAME',
  meaning: 'the node is Ready and not cordoned',
  read: (words) => {
    if (!/^[a-z0-9][a-z0-9.-]*$/.test(words)) return undefined;
    return {
      title: `node ${words} is ready`,
      named: [words],
      look: ({ cluster }) => {
        const node = cluster.world.get('nodes', '', words);
        if (node === undefined) return { holds: false, found: 'there is no such node' };
        const ready = objectsAt(node, 'status', 'conditions').find(({ type }) => type === 'Ready');
        if (ready?.status !== 'True')
          return { holds: false, found: textAt(ready, 'message') || 'it is not Ready' };
        const cordoned = node.spec !== null && typeof node.spec === 'object' && 'unschedulable' in node.spec;
        return { holds: !cordoned, found: cordoned ? 'it is Ready, and cordoned' : 'it is' };
      },
    };
  },
};
