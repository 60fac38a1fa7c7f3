import type { Cluster } from '../../cluster/cluster.ts';
import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { ADMINISTRATOR } from '../administrator.ts';
import { type FactRule, sidesOf } from './condition.ts';
import { namedIn, nameInWords, objectOf, readObjectName } from './object-name.ts';
import { podsOf } from './pods-of.ts';

/** Whether a log of a Pod has a line that contains a text. */
export const log: FactRule = {
  form: 'log: TYPE/NAME [-n NAMESPACE] = TEXT',
  meaning: 'a line in the log of one of its containers contains the text',
  read: (words) => {
    const [reference = '', text = ''] = sidesOf(words) ?? [];
    const object = readObjectName(reference);
    if (object === undefined) return undefined;
    return {
      title: `the log of ${nameInWords(object)} contains ${JSON.stringify(text)}`,
      named: [...namedIn(object), text],
      isTimed: true,
      look: ({ cluster }) => {
        const found = objectOf(object, cluster.world);
        if (found === undefined) return { holds: false, found: `there is no ${nameInWords(object)}` };
        const logs = podsOf(found, cluster.world).flatMap((pod) => logsOf(pod, cluster));
        const holds = logs.some((one) => one.includes(text));
        return { holds, found: holds ? 'it does' : logs.length === 0 ? 'there is no log' : 'no line does' };
      },
    };
  },
};

function logsOf(pod: JsonObject, cluster: Cluster): readonly string[] {
  const { namespace, name } = objectAt(pod, 'metadata');
  return objectsAt(pod, 'spec', 'containers').flatMap((container) => {
    const reply = cluster.handle({
      method: 'GET',
      path: `/api/v1/namespaces/${namespace}/pods/${name}/log`,
      query: new URLSearchParams({ container: textAt(container, 'name') }),
      headers: {},
      user: ADMINISTRATOR,
    });
    const parts: string[] = [];
    const decoder = new TextDecoder();
    if ('stream' in reply)
      reply.stream({
        write: (part) => parts.push(typeof part === 'string' ? part : decoder.decode(part)),
        end: () => {},
      })();
    else if ('body' in reply && reply.status < 400)
      parts.push(reply.body instanceof Uint8Array ? decoder.decode(reply.body) : String(reply.body));
    else return [];
    return [parts.join('')];
  });
}
