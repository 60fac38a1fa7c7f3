import { textAt } from '../../../../kubernetes/json.ts';
import { type Filter, never } from './filter.ts';

/** Restricts a Pod that names a node to that node. */
export const NODE_NAME: Filter = {
  name: 'NodeName',
  prepare: ({ pod }) => {
    const wanted = textAt(pod.pod, 'spec', 'nodeName');
    if (wanted === '') return { skip: true };
    return {
      check: ({ name }) =>
        name === wanted ? undefined : never("node(s) didn't match the requested node name"),
    };
  },
};
