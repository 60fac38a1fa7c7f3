import { untolerated } from '../tolerations.ts';
import { type Filter, never } from './filter.ts';

const TAINT = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };

/** Keeps Pods off cordoned nodes unless they tolerate the taint. */
export const NODE_UNSCHEDULABLE: Filter = {
  name: 'NodeUnschedulable',
  prepare: ({ pod }) => ({
    check: ({ node }) => {
      const spec = node.spec;
      const cordoned = typeof spec === 'object' && spec !== null && 'unschedulable' in spec;
      if (!cordoned || spec.unschedulable !== true) return undefined;
      return untolerated(pod.pod, [TAINT], ['NoSchedule']) === undefined
        ? undefined
        : never('node(s) were unschedulable');
    },
  }),
};
