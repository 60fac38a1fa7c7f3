import { timeText } from '../../cluster/time.ts';
import { type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import { fetchOne } from '../builder/fetch.ts';
import { namesFiles, readGiven } from '../builder/files.ts';
import type { FileObject } from '../builder/objects-of-text.ts';
import type { Running } from '../client-effect.ts';
import { pathOf } from '../discovery/api-type.ts';
import type { Invocation } from '../invocation.ts';
import { failure, KubectlFailure, serverFailure, usageFailure } from '../kubectl-failure.ts';
import { unifiedHunks } from '../output/unified-diff.ts';
import { writeYaml } from '../output/write-yaml.ts';
import { now, print, sendAndWarn } from '../running.ts';
import { patchToApply } from './apply/apply.ts';
import type { KubectlCommand } from './command.ts';
import { placeObject } from './create.ts';
import { sendPatch } from './send-change.ts';

/** The current and the future state of an object. */
interface Compared {
  /** `apps.v1.Deployment.default.web` */
  readonly file: string;
  readonly live: string;
  readonly merged: string;
}

const DIFFERENT = 1;
const TROUBLE = 2;

/** `kubectl diff` */
export const diff: KubectlCommand = function* (invocation) {
  try {
    return yield* compare(invocation);
  } catch (problem) {
    if (problem instanceof KubectlFailure) throw new KubectlFailure(problem.message, TROUBLE);
    throw problem;
  }
};

function* compare(invocation: Invocation): Running<number> {
  const { flags, words, variables } = invocation;
  if (words.length > 0) throw usageFailure('diff', `Unexpected args: [${words.join(' ')}]`);
  if (!namesFiles(flags)) throw failure('must specify one of -f and -k');
  if (flags.on('prune') || flags.has('selector'))
    throw failure('the kubectl built into k8s-drill does not support --prune and --selector of diff');
  if ((variables.KUBECTL_EXTERNAL_DIFF ?? '') !== '')
    throw failure('the kubectl built into k8s-drill does not support KUBECTL_EXTERNAL_DIFF');
  const compared: Compared[] = [];
  for (const one of yield* readGiven(flags)) compared.push(yield* compareOne(invocation, one));
  const different = compared
    .filter(({ live, merged }) => live !== merged)
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  for (const one of different) yield* printDifference(one);
  return different.length > 0 ? DIFFERENT : 0;
}

function* compareOne(invocation: Invocation, { object, source }: FileObject): Running<Compared> {
  const { flags } = invocation;
  const { type, namespace, placed } = yield* placeObject(invocation, object, source);
  const name = textAt(placed, 'metadata', 'name');
  const live = yield* fetchOne({ type, namespace, name });
  if (live.status >= 400 && live.status !== 404) throw serverFailure(live.body);
  const target = { type, namespace, name };
  const serverSide = flags.on('server-side');
  const manager = flags.text('field-manager', serverSide ? 'kubectl' : 'kubectl-client-side-apply');
  const query = [['dryRun', 'All'] as const, ['fieldManager', manager] as const];
  const { patchType, patch } = patchToApply(objectAt(live.status === 404 ? {} : live.body), placed, false);
  const reply = serverSide
    ? yield* sendPatch(target, 'apply', placed, {
        query: [...query, ['force', String(flags.on('force-conflicts'))]],
      })
    : live.status === 404
      ? yield* sendAndWarn({ method: 'POST', path: pathOf(type, namespace), query, body: placed })
      : yield* sendPatch(target, patchType, patch, { query });
  if (reply.status >= 400) throw serverFailure(reply.body);
  const managed = flags.on('show-managed-fields');
  const file = [type.group, type.version, type.kind, namespace, name];
  return {
    file: (type.group === '' ? file.slice(1) : file).join('.'),
    live: live.status === 404 ? '' : shown(objectAt(live.body), managed),
    merged: shown(objectAt(reply.body), managed),
  };
}

/** An object as text, without the fields that differ each time. */
function shown(object: JsonObject, managed: boolean): string {
  const { managedFields, resourceVersion: _, ...metadata } = objectAt(object, 'metadata');
  const kept = managed && managedFields !== undefined ? { ...metadata, managedFields } : metadata;
  return writeYaml({ ...object, metadata: kept });
}

function* printDifference({ file, live, merged }: Compared): Running<void> {
  const time = yield* now();
  const [before, after] = [`/tmp/LIVE-${time}/${file}`, `/tmp/MERGED-${time}/${file}`];
  const stamp = timeText(time).replace('T', ' ').replace('Z', '.000000000 +0000');
  yield* print(
    `diff -u -N ${before} ${after}\n--- ${before}\t${stamp}\n+++ ${after}\t${stamp}\n${unifiedHunks(live, merged)}`,
  );
}
