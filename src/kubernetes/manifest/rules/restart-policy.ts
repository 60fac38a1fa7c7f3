import { finding, findingAtValue } from '../finding.ts';
import { child, textAt } from '../located.ts';
import { podSpecOf } from '../pod-specs.ts';
import type { Rule } from '../rule.ts';

const ONCE = new Set(['V1Job', 'V1CronJob']);
const ALWAYS = new Set([
  'V1Deployment',
  'V1ReplicaSet',
  'V1DaemonSet',
  'V1StatefulSet',
  'V1ReplicationController',
]);

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template */
export const restartPolicy: Rule = {
  code: 'restart-policy',
  *check(object) {
    const podSpec = podSpecOf(object);
    if (podSpec === undefined || object.type === undefined) return;
    const at = child(podSpec, 'restartPolicy');
    const policy = textAt(at);
    if (ONCE.has(object.type)) {
      const help = 'write `restartPolicy: Never` or `OnFailure`';
      if (at === undefined)
        yield {
          ...finding(
            'restart-policy',
            podSpec,
            "the default is Always, which is not allowed for a Job's Pods",
            {
              help,
            },
          ),
          path: `${podSpec.path}.restartPolicy`,
        };
      else if (policy === 'Always')
        yield findingAtValue('restart-policy', at, "Always is not allowed for a Job's Pods", { help });
    }
    if (ALWAYS.has(object.type) && at !== undefined && policy !== 'Always')
      yield findingAtValue(
        'restart-policy',
        at,
        `the restart policy of a ${object.kind}'s Pods must be Always`,
        {
          help: 'leave it out',
        },
      );
  },
};
