import { type Json, type JsonObject, textAt } from '../../kubernetes/json.ts';
import { type Visited, visitEach } from '../builder/visit.ts';
import type { Running } from '../client-effect.ts';
import { apiVersionOf } from '../discovery/api-type.ts';
import type { Flags } from '../flags.ts';
import type { Invocation } from '../invocation.ts';
import { failure } from '../kubectl-failure.ts';
import type { KubectlCommand } from './command.ts';
import { postObject } from './post-object.ts';
import { endWith } from './send-change.ts';

/** `kubectl autoscale` */
export const autoscale: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  const [least, most] = [flags.int('min', -1), flags.int('max', -1)];
  if (most < 1) throw failure(`--max=MAXPODS is required and must be at least 1, max: ${most}`);
  if (most < least)
    throw failure(`--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${most}, min: ${least}`);
  const refused = yield* visitEach(invocation, (one) => autoscaleOne(invocation, one), invocation.words, {
    filesAsGiven: true,
  });
  return endWith(refused);
};

function* autoscaleOne(invocation: Invocation, one: Visited): Running<void> {
  const { type, namespace } = one;
  if (!type.subresources.includes('scale'))
    throw failure(
      `cannot autoscale a ${type.kind}: could not find scale subresource for ${apiVersionOf(type)}, Resource=${type.plural} in discovery information`,
    );
  yield* postObject(invocation, autoscalerOf(one, invocation.flags), {
    manager: 'kubectl-autoscale',
    done: 'autoscaled',
    namespace,
    namesNamespace: false,
    refused: () =>
      failure(
        'failed to create autoscaling/v2 HPA and the configuration is incompatible with autoscaling/v1: empty input',
      ),
  });
}

function autoscalerOf({ object, name }: Visited, flags: Flags): JsonObject {
  const least = flags.int('min', -1);
  const metrics = [metric('cpu', cpuTarget(flags)), metric('memory', flags.text('memory'))].flatMap((one) =>
    one === undefined ? [] : [one],
  );
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: flags.text('name') || name },
    spec: {
      scaleTargetRef: { apiVersion: textAt(object, 'apiVersion'), kind: textAt(object, 'kind'), name },
      ...(least > 0 && { minReplicas: least }),
      maxReplicas: flags.int('max', 0),
      ...(metrics.length > 0 && { metrics: metrics as Json[] }),
    },
  };
}

function cpuTarget(flags: Flags): string {
  if (flags.has('cpu')) return flags.text('cpu');
  const percent = flags.int('cpu-percent', -1);
  return percent < 0 ? '' : `${percent}%`;
}

/** The metric for a target: `80%` is a percentage of the request, anything else an amount. */
function metric(name: string, target: string): JsonObject | undefined {
  if (target === '') return undefined;
  const percent = /^(\d+)%$/.exec(target)?.[1];
  const wanted =
    percent === undefined
      ? { averageValue: target, type: 'AverageValue' }
      : { averageUtilization: Number(percent), type: 'Utilization' };
  return { type: 'Resource', resource: { name, target: wanted } };
}
