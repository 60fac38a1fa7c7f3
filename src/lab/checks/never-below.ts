import { type FactRule, sidesOf } from './condition.ts';
import { namedIn, nameInWords, readObjectName } from './object-name.ts';

/** Whether the required number of Pods was available at all times, including during rollouts. */
export const neverBelow: FactRule = {
  form: 'never-below: TYPE/NAME [-n NAMESPACE] = NUMBER',
  meaning: 'at least this many of its Pods were available at all times since the lab started',
  read: (words) => {
    const [reference = '', value = ''] = sidesOf(words) ?? [];
    const object = readObjectName(reference);
    if (object === undefined || !/^\d{1,3}$/.test(value)) return undefined;
    const tracked = {
      object,
      field: object.resource === 'daemonsets.apps' ? 'numberAvailable' : 'availableReplicas',
    };
    return {
      title: `${nameInWords(object)} always has ${value} available Pods`,
      named: [...namedIn(object), value],
      tracks: tracked,
      look: ({ lowest }) => {
        const least = lowest(tracked) ?? 0;
        return { holds: least >= Number(value), found: `there were as few as ${least}` };
      },
    };
  },
};
