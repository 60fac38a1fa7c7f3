import { type FactRule, sidesOf } from './condition.ts';
import { namedIn, nameInWords, readObjectName } from './object-name.ts';

/** Whether as many Pods as asked for were available all the time, during a rollout too. */
export const neverBelow: FactRule = {
  form: 'never-below: TYPE/NAME [-n NAMESPACE] = NUMBER',
  meaning: 'at no time since the lab began were fewer of its Pods available',
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
