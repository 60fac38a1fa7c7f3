import { type Json, type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import { type Visited, visitObjects } from '../builder/visit.ts';
import type { Running } from '../client-effect.ts';
import { pathOf } from '../discovery/api-type.ts';
import { typeOfObject } from '../discovery/find-type.ts';
import type { Flags } from '../flags.ts';
import type { Invocation } from '../invocation.ts';
import { failure } from '../kubectl-failure.ts';
import { typedForm } from '../output/typed-form.ts';
import { sendAndWarn } from '../running.ts';
import type { KubectlCommand } from './command.ts';
import { inNamespace } from './create.ts';
import { dryRunOf, writeQuery } from './dry-run.ts';
import { withLastApplied } from './last-applied.ts';
import { printChange } from './print-change.ts';
import { endWith } from './send-change.ts';

/** `kubectl autoscale` */
export const autoscale: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  const [least, most] = [flags.int('min', -1), flags.int('max', -1)];
  if (most < 1) throw failure(`--max=MAXPODS is required and must be at least 1, max: ${most}`);
  if (most < least)
    throw failure(`--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${most}, min: ${least}`);
  const { objects, problems } = yield* visitObjects(invocation);
  for (const one of objects) yield* autoscaleOne(invocation, one);
  return endWith(problems);
};

function* autoscaleOne(invocation: Invocation, one: Visited): Running<void> {
  const { flags } = invocation;
  const connection = yield* invocation.connection();
  const made = typedForm(autoscalerOf(one, flags));
  const placed = connection.namespaceGiven ? inNamespace(made, one.namespace) : made;
  const object = flags.on('save-config') ? withLastApplied(placed) : placed;
  if (dryRunOf(flags) === 'client') return yield* printChange(flags, object, 'autoscaled');
  const type = typeOfObject(yield* invocation.types(), 'autoscaling/v2', 'HorizontalPodAutoscaler');
  if (type === undefined) throw failure('the server does not serve autoscaling/v2');
  const query = writeQuery(flags, 'kubectl-autoscale', false);
  const reply = yield* sendAndWarn({
    method: 'POST',
    path: pathOf(type, one.namespace),
    query,
    body: object,
  });
  if (reply.status >= 400)
    throw failure(
      'failed to create autoscaling/v2 HPA and the configuration is incompatible with autoscaling/v1: empty input',
    );
  yield* printChange(flags, objectAt(reply.body), 'autoscaled');
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

/** `80%` is a share of what is requested, anything else an amount. */
function metric(name: string, target: string): JsonObject | undefined {
  if (target === '') return undefined;
  const percent = /^(\d+)%$/.exec(target)?.[1];
  const wanted =
    percent === undefined
      ? { averageValue: target, type: 'AverageValue' }
      : { averageUtilization: Number(percent), type: 'Utilization' };
  return { type: 'Resource', resource: { name, target: wanted } };
}
