import { untolerated } from '../tolerations.ts';
import { type Filter, never } from './filter.ts';

/** Keeps Pods off nodes with taints that they do not tolerate. */
export const TAINT_TOLERATION: Filter = {
  name: 'TaintToleration',
  prepare: ({ pod }) => ({
    check: ({ taints }) =>
      untolerated(pod.pod, taints, ['NoSchedule', 'NoExecute']) === undefined
        ? undefined
        : never('node(s) had untolerated taint(s)'),
  }),
};
