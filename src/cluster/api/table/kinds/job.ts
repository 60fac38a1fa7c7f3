import { type JsonObject, numberAt, objectAt, textAt } from '../../../../kubernetes/json.ts';
import { age, humanDuration } from '../cells/age.ts';
import { isCondition, isTerminating } from '../cells/conditions.ts';
import { containerCells } from '../cells/containers.ts';
import { formatSelector } from '../cells/labels.ts';
import { countAt } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

export const job: Printer = {
  cells: (object, now) => [
    textAt(object, 'metadata', 'name'),
    status(object),
    completions(object),
    duration(object, now),
    age(object, now),
    ...containerCells(objectAt(object, 'spec', 'template')),
    formatSelector(objectAt(object, 'spec').selector),
  ],
};

function status(job: JsonObject): string {
  for (const end of ['Complete', 'Failed']) if (isCondition(job, end)) return end;
  if (isTerminating(job)) return 'Terminating';
  return (
    ['Suspended', 'FailureTarget', 'SuccessCriteriaMet'].find((type) => isCondition(job, type)) ?? 'Running'
  );
}

function completions(job: JsonObject): string {
  const succeeded = countAt(job, 'status', 'succeeded');
  const wanted = numberAt(job, 'spec', 'completions');
  if (wanted !== undefined) return `${succeeded}/${wanted}`;
  const parallelism = countAt(job, 'spec', 'parallelism');
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`;
}

function duration(job: JsonObject, now: number): string {
  const start = Date.parse(textAt(job, 'status', 'startTime'));
  if (Number.isNaN(start)) return '';
  const end = Date.parse(textAt(job, 'status', 'completionTime'));
  return humanDuration((Number.isNaN(end) ? now : end) - start);
}
