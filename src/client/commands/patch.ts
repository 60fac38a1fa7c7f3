import { type Json, objectAt, textAt } from '../../kubernetes/json.ts';
import { parseData } from '../../yaml/parse-data.ts';
import { readText } from '../builder/files.ts';
import { type Visited, visitObjects } from '../builder/visit.ts';
import type { Running } from '../client-effect.ts';
import type { Flags } from '../flags.ts';
import { failure, type KubectlFailure, serverFailure, usageFailure } from '../kubectl-failure.ts';
import type { KubectlCommand } from './command.ts';
import { dryRunOf, writeQuery } from './dry-run.ts';
import { printChange } from './print-change.ts';
import { endWith, type PatchType, sendPatch } from './send-change.ts';

const TYPES: readonly PatchType[] = ['json', 'merge', 'strategic'];

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
  const named = flags.text('type', 'strategic').toLowerCase();
  const type = TYPES.find((known) => known === named);
  if (type === undefined)
    throw usageFailure('patch', `--type must be one of [json merge strategic], not ${JSON.stringify(named)}`);
  const body = readPatch(
    flags.has('patch') ? flags.text('patch') : yield* readText(flags.text('patch-file')),
  );
  if (dryRunOf(flags) === 'client' || flags.on('local'))
    throw failure('the kubectl built into k8s-drill patches on the server only; use --dry-run=server');
  const { objects, problems } = yield* visitObjects(invocation, invocation.words, {
    filesAsGiven: true,
    subresource: flags.text('subresource'),
  });
  const refused = [...problems];
  for (const one of objects) {
    const problem = yield* patchOne(flags, one, type, body);
    if (problem !== undefined) refused.push(problem);
  }
  return endWith(refused);
};

function* patchOne(
  flags: Flags,
  one: Visited,
  type: PatchType,
  body: Json,
): Running<KubectlFailure | undefined> {
  const query = writeQuery(flags, 'kubectl-patch', false);
  const reply = yield* sendPatch(one, type, body, { query, subresource: flags.text('subresource') });
  if (reply.status >= 400) return serverFailure(reply.body);
  const version = (of: Json): string => textAt(of, 'metadata', 'resourceVersion');
  const changed = version(reply.body) !== version(one.object) || dryRunOf(flags) === 'server';
  yield* printChange(flags, objectAt(reply.body), changed ? 'patched' : 'patched (no change)');
  return undefined;
}

function readPatch(text: string): Json {
  // kubectl sends what begins as JSON as it is: the server says what is wrong with it.
  if (/^\s*\{/.test(text)) return text;
  const { documents, problems } = parseData(text);
  const [problem] = problems;
  if (problem !== undefined) throw failure(`unable to parse ${JSON.stringify(text)}: yaml: ${problem.code}`);
  return (documents[0] ?? null) as Json;
}
