import { selectorText } from '../../../cluster/api/table/cells/labels.ts';
import { currentSet } from '../../../cluster/controllers/deployment/revision.ts';
import { byAge, isControlledBy } from '../../../cluster/controllers/owner.ts';
import { isObject, type JsonObject, numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import type { Description } from '../description.ts';
import { eventsAbout, writeEvents } from '../events.ts';
import { writePodTemplate } from '../pod/pod-template.ts';
import { listRelated } from '../related.ts';
import { longTime, portText } from '../values.ts';

export const describeDeployment: Describer = function* (subject, page) {
  const { object, namespace, chunkSize, now, showEvents } = subject;
  const selector = selectorText(object.spec === undefined ? undefined : objectAt(object, 'spec', 'selector'));
  const events = showEvents
    ? yield* eventsAbout(subject, 'Deployment', textAt(object, 'metadata', 'uid'))
    : undefined;
  const listed = yield* listRelated(
    `/apis/apps/v1/namespaces/${namespace}/replicasets`,
    [['labelSelector', selector]],
    chunkSize,
  );
  writeHead(page, object, selector);
  writePodTemplate(page, objectAt(object, 'spec', 'template'));
  writeReasons(page, object);
  if ('items' in listed) writeReplicaSets(page, object, listed.items);
  if (events !== undefined) writeEvents(page, events, now);
};

function writeHead(page: Description, object: JsonObject, selector: string): void {
  const [metadata, spec, status] = ['metadata', 'spec', 'status'].map((part) => objectAt(object, part));
  const count = (field: string): number => numberAt(status, field) ?? 0;
  page.field('Name', textAt(metadata, 'name'));
  page.field('Namespace', textAt(metadata, 'namespace'));
  page.field('CreationTimestamp', longTime(metadata?.creationTimestamp));
  page.labels('Labels', objectAt(metadata, 'labels'));
  page.annotations('Annotations', objectAt(metadata, 'annotations'));
  page.field('Selector', selector);
  page.field(
    'Replicas',
    `${numberAt(spec, 'replicas') ?? 0} desired | ${count('updatedReplicas')} updated | ${count('replicas')} total | ${count('availableReplicas')} available | ${count('unavailableReplicas')} unavailable`,
  );
  page.field('StrategyType', textAt(spec, 'strategy', 'type'));
  page.field('MinReadySeconds', numberAt(spec, 'minReadySeconds') ?? 0);
  const rolling = objectAt(spec, 'strategy').rollingUpdate;
  if (isObject(rolling))
    page.field(
      'RollingUpdateStrategy',
      `${portText(rolling.maxUnavailable)} max unavailable, ${portText(rolling.maxSurge)} max surge`,
    );
}

/** Adds the conditions of a workload, with their reasons. */
export function writeReasons(page: Description, object: JsonObject): void {
  const conditions = objectAt(object, 'status').conditions;
  if (!Array.isArray(conditions) || conditions.length === 0) return;
  page.write('Conditions:\n  Type\tStatus\tReason\n  ----\t------\t------\n');
  for (const condition of conditions)
    page.line(1, `${textAt(condition, 'type')} `, textAt(condition, 'status'), textAt(condition, 'reason'));
}

function writeReplicaSets(page: Description, deployment: JsonObject, found: readonly JsonObject[]): void {
  const sets = found.filter((set) => isControlledBy(set, deployment)).sort(byAge);
  if (sets.length === 0) return;
  const current = currentSet(deployment, sets);
  const texts = (shown: readonly JsonObject[]): string =>
    shown
      .map((set) => {
        const [now, wanted] = [numberAt(set, 'status', 'replicas'), numberAt(set, 'spec', 'replicas')];
        return `${textAt(set, 'metadata', 'name')} (${now ?? 0}/${wanted ?? 0} replicas created)`;
      })
      .join(', ') || '<none>';
  page.field('OldReplicaSets', texts(sets.filter((set) => set !== current)));
  page.field('NewReplicaSet', texts(current === undefined ? [] : [current]));
}
