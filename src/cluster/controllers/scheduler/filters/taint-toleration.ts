import { untolerated } from '../tolerations.ts';
import { type Filter, never } from './filter.ts';

/** A node keeps away Pods that do not tolerate its taints. */
export const TAINT_TOLERATION: Filter = {
  name: 'TaintToleration',
  prepare: ({ pod }) => ({
    check: ({ taints }) =>
      untolerated(pod.pod, taints, ['NoSchedule', 'NoExecute']) === undefined
        ? undefined
        : never('node(s) had untolerated taint(s)'),
  }),
};
