import { ADMINISTRATOR } from '../administrator.ts';
import type { FactRule } from './condition.ts';

/** Whether the API server answers. */
export const apiUp: FactRule = {
  form: 'api-up: yes',
  meaning: 'the API server is ready',
  read: (words) => {
    if (words !== 'yes') return undefined;
    return {
      title: 'the API server is ready',
      named: [],
      isTimed: true,
      look: ({ cluster }) => {
        const query = new URLSearchParams();
        const reply = cluster.handle({
          method: 'GET',
          path: '/readyz',
          query,
          headers: {},
          user: ADMINISTRATOR,
        });
        const holds = 'status' in reply && reply.status === 200;
        return { holds, found: holds ? 'it is' : 'it does not answer' };
      },
    };
  },
};
