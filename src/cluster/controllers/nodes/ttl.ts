import { objectAt, textAt } from '../../../kubernetes/json.ts';
import type { Controller } from '../controller.ts';
import { itself, splitKey } from '../object-key.ts';

const TTL = 'node.alpha.kubernetes.io/ttl';

/** Tells kubelets how long they may cache objects: not at all in a cluster this small. */
export const nodeTtl: Controller = {
  name: 'ttl-controller',
  watches: [itself('nodes')],
  reconcile: (key, world) => {
    const node = world.get('nodes', ...splitKey(key));
    if (node === undefined || objectAt(node, 'metadata', 'annotations')[TTL] === '0') return { writes: [] };
    return {
      writes: [
        {
          do: 'patch',
          resource: 'nodes',
          namespace: '',
          name: textAt(node, 'metadata', 'name'),
          patch: { metadata: { annotations: { [TTL]: '0' } } },
        },
      ],
    };
  },
};
