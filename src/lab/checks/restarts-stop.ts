import { type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import type { FactRule } from './condition.ts';
import { namedIn, nameInWords, objectOf, readObjectName } from './object-name.ts';
import { containerStatuses, podsOf, restartsOf } from './pods-of.ts';
import { troubleOf } from './trouble.ts';

/** Whether containers keep running without being restarted. */
export const restartsStop: FactRule = {
  form: 'restarts-stop: TYPE/NAME [-n NAMESPACE]',
  meaning: 'the containers of its Pods are running and are no longer restarted',
  read: (words) => {
    const object = readObjectName(words);
    if (object === undefined) return undefined;
    return {
      title: `the containers of ${nameInWords(object)} are no longer restarted`,
      named: namedIn(object),
      reads: object.resource,
      look: ({ cluster, restartsBefore }) => {
        const found = objectOf(object, cluster.world);
        if (found === undefined) return { holds: false, found: `there is no ${nameInWords(object)}` };
        const pods = podsOf(found, cluster.world);
        const again = pods.find((pod) => restartsOf(pod) > (restartsBefore.get(uidOf(pod)) ?? 0));
        if (again !== undefined)
          return { holds: false, found: `Pod ${textAt(again, 'metadata', 'name')} was restarted again` };
        const isRunning = pods.length > 0 && pods.every((pod) => containerStatuses(pod).every(runs));
        const trouble = troubleOf(found, cluster.world) ?? 'no container is running';
        return { holds: isRunning, found: isRunning ? 'they are running' : trouble };
      },
    };
  },
};

function runs(status: JsonObject): boolean {
  const { running, terminated } = objectAt(status, 'state');
  return running !== undefined || objectAt(terminated ?? null).exitCode === 0;
}

function uidOf(pod: JsonObject): string {
  return textAt(pod, 'metadata', 'uid');
}
