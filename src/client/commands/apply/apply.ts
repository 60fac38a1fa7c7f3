import { labelsOf, selectsLabels } from '../../../cluster/label-selector.ts';
import { type Json, type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { typeOfKind } from '../../../kubernetes/schema/schemas.ts';
import { parseJson } from '../../../source/parse-json.ts';
import { fetchOne } from '../../builder/fetch.ts';
import { namesFiles, readGiven } from '../../builder/files.ts';
import type { FileObject } from '../../builder/objects-of-text.ts';
import type { Running } from '../../client-effect.ts';
import { pathOf } from '../../discovery/api-type.ts';
import type { Flags } from '../../flags.ts';
import { labelSelectorOf } from '../../generate/label-selector.ts';
import type { Invocation } from '../../invocation.ts';
import {
  failure,
  KubectlFailure,
  serverFailure,
  serverMessage,
  usageFailure,
} from '../../kubectl-failure.ts';
import { threeWayMergeDiff } from '../../patch/merge-diff.ts';
import { threeWayDiff } from '../../patch/strategic-diff.ts';
import { printError, sendAndWarn } from '../../running.ts';
import { withChangeCause } from '../change-cause.ts';
import type { KubectlCommand } from '../command.ts';
import { type PlacedObject, placeObject } from '../create.ts';
import { dryRunOf, writeQuery } from '../dry-run.ts';
import { printChange } from '../print-change.ts';
import { endWith, type PatchType, sendPatch } from '../send-change.ts';
import { LAST_APPLIED, lastAppliedText, withLastApplied } from './annotation.ts';
import { checkPruneFlags, prune } from './prune.ts';

const CLIENT_MANAGER = 'kubectl-client-side-apply';

/** `kubectl apply -f` */
export const apply: KubectlCommand = function* (invocation) {
  const { flags, words } = invocation;
  if (words.length > 0) throw usageFailure('apply', `Unexpected args: [${words.join(' ')}]`);
  if (!namesFiles(flags)) throw new KubectlFailure('error: must specify one of -f and -k');
  const serverSide = flags.on('server-side');
  if (serverSide && dryRunOf(flags) === 'client')
    throw failure(
      "--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)",
    );
  if (flags.on('force-conflicts') && !serverSide)
    throw failure('--force-conflicts only works with --server-side');
  if (flags.on('prune')) checkPruneFlags(invocation);
  const selector = flags.has('selector') ? labelSelectorOf(flags.text('selector')) : undefined;
  const problems: KubectlFailure[] = [];
  const objects = (yield* readGiven(flags, problems)).filter(
    ({ object }) => selector === undefined || selectsLabels(selector, labelsOf(object)),
  );
  if (objects.length === 0) {
    endWith(problems);
    throw failure('no objects passed to apply');
  }
  const applied: JsonObject[] = [];
  for (const one of objects) {
    try {
      applied.push(yield* applyOne(invocation, one, serverSide));
    } catch (problem) {
      if (!(problem instanceof KubectlFailure)) throw problem;
      problems.push(problem);
    }
  }
  endWith(problems);
  if (flags.on('prune')) yield* prune(invocation, applied);
  return 0;
};

/** Applies one object. @returns the object as stored on the server. */
function* applyOne(
  invocation: Invocation,
  { object, source }: FileObject,
  serverSide: boolean,
): Running<JsonObject> {
  const target = yield* placeObject(invocation, object, source);
  if (textAt(object, 'metadata', 'name') === '' && textAt(object, 'metadata', 'generateName') !== '')
    throw failure(`from ${textAt(object, 'metadata', 'generateName')}: cannot use generate name with apply`);
  const placed = withChangeCause(invocation, target.placed);
  return serverSide
    ? yield* applyOnServer(invocation.flags, { ...target, placed })
    : yield* applyFromClient(invocation.flags, { ...target, placed }, source);
}

function* applyOnServer(flags: Flags, { type, namespace, placed }: PlacedObject): Running<JsonObject> {
  const query = [
    ...writeQuery(flags, 'kubectl', true).filter(([name]) => name !== 'force'),
    ['force', String(flags.on('force-conflicts'))] as const,
  ];
  const name = textAt(placed, 'metadata', 'name');
  const reply = yield* sendPatch({ type, namespace, name }, 'apply', placed, { query });
  if (reply.status === 409) throw conflictFailure(reply.body);
  if (reply.status >= 400) throw serverFailure(reply.body);
  yield* printChange(flags, objectAt(reply.body), 'serverside-applied');
  return objectAt(reply.body);
}

function conflictFailure(status: Json): KubectlFailure {
  return new KubectlFailure(
    `error: ${textAt(status, 'message')}\nPlease review the fields above--they currently have other managers. Here\nare the ways you can resolve this warning:\n* If you intend to manage all of these fields, please re-run the apply\n  command with the \`--force-conflicts\` flag.\n* If you do not intend to manage all of the fields, please edit your\n  manifest to remove references to the fields that should keep their\n  current managers.\n* You may co-own fields by updating your manifest to match the existing\n  value; in this case, you'll become the manager if the other manager(s)\n  stop managing the field (remove it from their configuration).\nSee https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts`,
  );
}

function* applyFromClient(flags: Flags, target: PlacedObject, source: string): Running<JsonObject> {
  const { type, namespace, placed } = target;
  const name = textAt(placed, 'metadata', 'name');
  const live = yield* fetchOne({ type, namespace, name });
  const dryRun = dryRunOf(flags);
  const annotated = withLastApplied(placed);
  if (live.status === 404) {
    if (dryRun === 'client') return yield* report(flags, annotated, 'created');
    const query = writeQuery(flags, CLIENT_MANAGER, true);
    const reply = yield* sendAndWarn({
      method: 'POST',
      path: pathOf(type, namespace),
      query,
      body: annotated,
    });
    if (reply.status >= 400)
      throw serverFailure(reply.body, `error when creating ${JSON.stringify(source)}: `);
    return yield* report(flags, objectAt(reply.body), 'created');
  }
  if (live.status >= 400)
    throw new KubectlFailure(
      serverMessage(
        live.body,
        `error when retrieving current configuration of:\n${describeTarget(target)}\nfrom server for: ${JSON.stringify(source)}: `,
      ),
    );
  const stored = objectAt(live.body);
  if (!flags.on('overwrite', true))
    throw failure('the kubectl built into k8s-drill does not apply with --overwrite=false');
  if (lastAppliedText(stored) === '' && dryRun !== 'client')
    yield* printError(
      `Warning: resource ${type.plural}/${name} is missing the ${LAST_APPLIED} annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n`,
    );
  const { patchType, patch } = patchToApply(stored, annotated);
  if (dryRun === 'client')
    return yield* report(flags, stored, Object.keys(patch).length === 0 ? 'unchanged' : 'configured');
  if (Object.keys(patch).length === 0) return yield* report(flags, stored, 'unchanged');
  const query = writeQuery(flags, CLIENT_MANAGER, true);
  const reply = yield* sendPatch({ type, namespace, name }, patchType, patch, { query });
  if (reply.status >= 400)
    throw new KubectlFailure(
      serverMessage(
        reply.body,
        `error when applying patch:\n${JSON.stringify(patch)}\nto:\n${describeTarget(target)}\nfor: ${JSON.stringify(source)}: `,
      ),
    );
  const changed = !sameVersion(reply.body, stored) || dryRun === 'server';
  return yield* report(flags, objectAt(reply.body), changed ? 'configured' : 'unchanged');
}

function sameVersion(one: Json, other: Json): boolean {
  return textAt(one, 'metadata', 'resourceVersion') === textAt(other, 'metadata', 'resourceVersion');
}

function* report(flags: Flags, object: JsonObject, done: string): Running<JsonObject> {
  yield* printChange(flags, object, done);
  return object;
}

/**
 * The patch of `apply`: from the configuration that was last applied to the new one.
 * @param notes whether both include the annotation with the applied configuration
 */
export function patchToApply(
  live: JsonObject,
  annotated: JsonObject,
  notes = true,
): { patchType: PatchType; patch: JsonObject } {
  const text = lastAppliedText(live);
  const before = text === '' ? {} : appliedBefore(text);
  const last = text === '' || !notes ? before : withLastApplied(before, text);
  // The last applied configuration always has annotations, possibly empty ones.
  const applied = withAnnotations(annotated);
  const type = typeOfKind(textAt(annotated, 'apiVersion'), textAt(annotated, 'kind'));
  if (type === undefined) return { patchType: 'merge', patch: threeWayMergeDiff(last, applied, live) };
  return { patchType: 'strategic', patch: threeWayDiff(last, applied, live, type) };
}

function appliedBefore(text: string): JsonObject {
  const document = parseJson(text) as Json | undefined;
  if (document === undefined) throw failure(`the annotation ${LAST_APPLIED} holds an invalid JSON document`);
  return objectAt(document);
}

function withAnnotations(object: JsonObject): JsonObject {
  const metadata = objectAt(object, 'metadata');
  return { ...object, metadata: { ...metadata, annotations: objectAt(metadata, 'annotations') } };
}

function describeTarget({ type, namespace, placed }: PlacedObject): string {
  const group = type.group === '' ? '/' : `${type.group}/`;
  const name = textAt(placed, 'metadata', 'name');
  return `Resource: "${group}${type.version}, Resource=${type.plural}", GroupVersionKind: "${group}${type.version}, Kind=${type.kind}"\nName: "${name}", Namespace: "${namespace}"`;
}
