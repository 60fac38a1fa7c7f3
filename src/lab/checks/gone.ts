import { textAt } from '../../kubernetes/json.ts';
import type { FactRule } from './condition.ts';
import { namedIn, nameInWords, objectOf, readObjectName } from './object-name.ts';

/** Whether an object is completely deleted. */
export const gone: FactRule = {
  form: 'gone: TYPE/NAME [-n NAMESPACE]',
  meaning: 'there is no such object, not even one that is being deleted',
  read: (words) => {
    const object = readObjectName(words);
    if (object === undefined) return undefined;
    return {
      title: `${nameInWords(object)} is gone`,
      named: namedIn(object),
      reads: object.resource,
      look: ({ cluster }) => {
        const found = objectOf(object, cluster.world);
        if (found === undefined) return { holds: true, found: 'it is' };
        const isEnding = textAt(found, 'metadata', 'deletionTimestamp') !== '';
        return { holds: false, found: isEnding ? 'its deletion does not finish' : 'it still exists' };
      },
    };
  },
};
