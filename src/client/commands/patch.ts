import { sameJson } from '../../cluster/patch/same-json.ts';
import { type Json, objectAt, textAt } from '../../kubernetes/json.ts';
import { parseData } from '../../yaml/parse-data.ts';
import { readText } from '../builder/files.ts';
import { type Visited, visitObjects } from '../builder/visit.ts';
import type { Running } from '../client-effect.ts';
import { apiVersionOf } from '../discovery/api-type.ts';
import type { Flags } from '../flags.ts';
import type { Invocation } from '../invocation.ts';
import { failure, type KubectlFailure, serverFailure, usageFailure } from '../kubectl-failure.ts';
import { applyPatch, type LocalPatchType } from '../patch/apply-patch.ts';
import { recordChangeCause } from './change-cause.ts';
import type { KubectlCommand } from './command.ts';
import { dryRunOf, writeQuery } from './dry-run.ts';
import { printChange } from './print-change.ts';
import { endWith, type PatchType, sendPatch } from './send-change.ts';

const TYPES: readonly LocalPatchType[] = ['json', 'merge', 'strategic'];

/** `kubectl patch` */
export const patch: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  if (flags.has('patch') === flags.has('patch-file'))
    throw usageFailure(
      'patch',
      flags.has('patch')
        ? 'cannot specify --patch and --patch-file together'
        : 'must specify --patch or --patch-file containing the contents of the patch',
    );
  if (flags.on('local') && !flags.has('filename'))
    throw failure('cannot specify --local and server resources');
  const named = flags.text('type', 'strategic').toLowerCase();
  const type = TYPES.find((known) => known === named);
  if (type === undefined)
    throw usageFailure('patch', `--type must be one of [json merge strategic], not ${JSON.stringify(named)}`);
  const body = readPatch(
    flags.has('patch') ? flags.text('patch') : yield* readText(flags.text('patch-file')),
  );
  const { objects, problems } = yield* visitObjects(invocation, invocation.words, {
    filesAsGiven: true,
    subresource: flags.text('subresource'),
  });
  const refused = [...problems];
  for (const one of objects) {
    const local = flags.on('local') || dryRunOf(flags) === 'client';
    const problem = local
      ? yield* patchLocally(flags, one, type, body)
      : yield* patchOne(invocation, one, type, body);
    if (problem !== undefined) refused.push(problem);
  }
  return endWith(refused);
};

/** Changes an object without sending it to the server, and prints the result. */
function* patchLocally(
  flags: Flags,
  { object }: Visited,
  type: LocalPatchType,
  body: Json,
): Running<undefined> {
  const after = applyPatch(object, typeof body === 'string' ? readJson(body) : body, type);
  const changed = !sameJson(object, after);
  yield* printChange(flags, after, changed ? 'patched' : 'patched (no change)');
  return undefined;
}

function readJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (problem) {
    throw failure(
      `unable to parse ${JSON.stringify(text)}: ${problem instanceof Error ? problem.message : ''}`,
    );
  }
}

function* patchOne(
  invocation: Invocation,
  one: Visited,
  type: PatchType,
  body: Json,
): Running<KubectlFailure | undefined> {
  const { flags } = invocation;
  const query = writeQuery(flags, 'kubectl-patch', false);
  const reply = yield* sendPatch(one, type, body, { query, subresource: flags.text('subresource') });
  if (reply.status === 415 && type === 'strategic')
    return failure(
      `application/strategic-merge-patch+json is not supported by ${apiVersionOf(one.type)}, Kind=${one.type.kind}: ${textAt(reply.body, 'message')}`,
    );
  if (reply.status >= 400) return serverFailure(reply.body);
  if (dryRunOf(flags) === 'none') yield* recordChangeCause(invocation, one);
  const version = (of: Json): string => textAt(of, 'metadata', 'resourceVersion');
  const changed = version(reply.body) !== version(one.object) || dryRunOf(flags) === 'server';
  yield* printChange(flags, objectAt(reply.body), changed ? 'patched' : 'patched (no change)');
  return undefined;
}

function readPatch(text: string): Json {
  // kubectl sends text that starts like JSON unchanged: the server reports what is wrong with it.
  if (/^\s*\{/.test(text)) return text;
  const { documents, problems } = parseData(text);
  const [problem] = problems;
  if (problem !== undefined) throw failure(`unable to parse ${JSON.stringify(text)}: yaml: ${problem.code}`);
  return (documents[0] ?? null) as Json;
}
