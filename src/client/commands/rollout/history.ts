import { type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { type Visited, visitObjects } from '../../builder/visit.ts';
import type { Running } from '../../client-effect.ts';
import { Description } from '../../describe/description.ts';
import { writePodTemplate } from '../../describe/pod/pod-template.ts';
import type { Flags } from '../../flags.ts';
import { failure } from '../../kubectl-failure.ts';
import { readOutputFormat } from '../../output/output-format.ts';
import { objectName, printObject } from '../../output/print-objects.ts';
import { print } from '../../running.ts';
import type { KubectlCommand } from '../command.ts';
import { endWith } from '../send-change.ts';
import { CHANGE_CAUSE, type Revision, revisionsOf } from './revisions.ts';

/** `kubectl rollout history` */
export const rolloutHistory: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  if (flags.int('revision', 0) < 0)
    throw failure(`revision must be a positive integer: ${flags.text('revision')}`);
  const { objects, problems } = yield* visitObjects(invocation, invocation.words, { typeMeansAll: true });
  for (const one of objects) yield* printHistory(flags, one, yield* revisionsOf(invocation, one));
  return endWith(problems);
};

function* printHistory(flags: Flags, one: Visited, revisions: readonly Revision[]): Running<void> {
  const number = flags.int('revision', 0);
  const wanted = revisions.filter((revision) => number === 0 || revision.number === number);
  const [first] = wanted;
  if (number > 0 && first === undefined) throw failure('unable to find the specified revision');
  if (flags.has('output')) return yield* printKeepers(flags, wanted);
  if (number > 0 && first !== undefined)
    return yield* print(`${objectName(one.object)} with revision #${number}\n${templateText(first)}\n`);
  const rows = revisions.map(
    (revision) => `${String(revision.number).padEnd(10)}${revision.cause || '<none>'}\n`,
  );
  yield* print(`${objectName(one.object)} \nREVISION  CHANGE-CAUSE\n${rows.join('')}\n`);
}

/** Prints the objects that store the revisions. */
function* printKeepers(flags: Flags, revisions: readonly Revision[]): Running<void> {
  const format = yield* readOutputFormat(flags, false);
  if (format.as === 'table') return;
  for (const { keeper, kind } of revisions) {
    const object = { apiVersion: 'apps/v1', kind, ...keeper };
    const printed = printObject(object, format, { managedFields: flags.on('show-managed-fields') });
    yield* print(format.as === 'yaml' && revisions.length > 1 ? `${printed}---\n` : printed);
  }
}

/** The template of a revision as in `describe`, with tabs between the columns. */
export function templateText({ kind, keeper, template }: Revision): string {
  const page = new Description();
  writePodTemplate(page, kind === 'ReplicaSet' ? templateWithCause(keeper) : template);
  return page.unaligned();
}

/** The Pod template with the change cause of its ReplicaSet, which kubectl shows as an annotation of the Pods. */
function templateWithCause(set: JsonObject): JsonObject {
  const template = objectAt(set, 'spec', 'template');
  const cause = textAt(set, 'metadata', 'annotations', CHANGE_CAUSE);
  if (cause === '') return template;
  const metadata = objectAt(template, 'metadata');
  const annotations = { ...objectAt(metadata, 'annotations'), [CHANGE_CAUSE]: cause };
  return { ...template, metadata: { ...metadata, annotations } };
}
