import { type Json, type JsonObject, objectsAt, textAt } from '../../kubernetes/json.ts';
import { selectorQuery, selects } from '../builder/fetch.ts';
import { namesFiles, readGiven } from '../builder/files.ts';
import { readTargets } from '../builder/targets.ts';
import type { Running } from '../client-effect.ts';
import { type ApiType, pathOf, singularName } from '../discovery/api-type.ts';
import type { Flags } from '../flags.ts';
import type { Invocation } from '../invocation.ts';
import { failure, type KubectlFailure, serverFailure, usageFailure } from '../kubectl-failure.ts';
import { now, print, printError, readLine, send, sendAndWarn, sleep } from '../running.ts';
import type { KubectlCommand } from './command.ts';
import { placeObject } from './create.ts';
import { DRY_RUN_NOTE, dryRunOf } from './dry-run.ts';
import { sendRaw } from './raw.ts';
import { endWith } from './send-change.ts';
import { parseWait } from './timeout.ts';

interface Deletion {
  readonly type: ApiType;
  readonly namespace: string;
  readonly name: string;
  /** The file that contains it; empty for targets in words. */
  readonly source: string;
}

/** The UIDs of deleted objects, by path: a new object may have the same name. */
type Uids = Map<string, string>;

type TakeDeletion = (one: Deletion) => Running<void> | undefined;

function* handOver(take: TakeDeletion, one: Deletion): Running<void> {
  const taking = take(one);
  if (taking !== undefined) yield* taking;
}

const FORCE_WARNING =
  'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n';

/** `kubectl delete` */
export const deleteObjects: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  if (flags.has('raw')) return yield* sendRaw(invocation, 'DELETE');
  checkFlags(flags);
  const grace = graceSeconds(flags);
  if (grace === 0 && flags.on('force')) yield* printError(FORCE_WARNING);
  if (flags.on('interactive') && !(yield* confirmed(invocation))) return 0;
  const problems: KubectlFailure[] = [];
  const deleted: Deletion[] = [];
  const uids: Uids = new Map();
  const ignore = flags.on('ignore-not-found', flags.on('all') || selects(invocation));
  yield* eachDeletion(invocation, problems, function* (one) {
    deleted.push(one);
    const problem = yield* deleteOne(flags, one, grace, ignore, uids);
    if (problem !== undefined) problems.push(problem);
  });
  if (flags.on('wait', true) && dryRunOf(flags) === 'none' && problems.length === 0)
    yield* waitUntilGone(flags, deleted, uids, problems);
  const quiet = dryRunOf(flags) !== 'none' || flags.text('output') !== '' || namesFiles(flags);
  if (deleted.length === 0 && problems.length === 0 && !quiet) yield* print('No resources found\n');
  return endWith(problems);
};

/** Asks for confirmation with `--interactive` before anything is deleted. */
function* confirmed(invocation: Invocation): Running<boolean> {
  const found: Deletion[] = [];
  const problems: KubectlFailure[] = [];
  yield* eachDeletion(invocation, problems, (one) => {
    found.push(one);
    return undefined;
  });
  if (found.length === 0) {
    yield* print('No resources found\n');
    return false;
  }
  const names = found.map(({ type, name }) => `${singularName(type)}/${name}\n`).join('');
  yield* print(
    `You are about to delete the following ${found.length} resource(s):\n${names}Do you want to continue? (y/N): `,
  );
  const answer = (yield* readLine()) ?? '';
  if (answer.trim().toLowerCase() === 'y') return true;
  yield* print('deletion is cancelled\n');
  return false;
}

function checkFlags(flags: Flags): void {
  if (flags.on('all') && flags.has('selector'))
    throw failure("setting 'all' parameter but found a non empty selector. ");
  if (flags.on('all') && flags.has('field-selector'))
    throw usageFailure('delete', 'cannot set --all and --field-selector at the same time');
  if (flags.on('now') && flags.has('grace-period'))
    throw failure('--now and --grace-period cannot be specified together');
  const output = flags.text('output');
  if (output !== '' && output !== 'name')
    throw usageFailure('delete', `unexpected -o output mode: ${output}. We only support '-o name'`);
}

/** The grace period in seconds; -1 for the default of the object. */
function graceSeconds(flags: Flags): number {
  if (flags.on('now')) return 1;
  const given = flags.int('grace-period', -1);
  if (given === 0 && !flags.on('force')) return 1;
  return given === -1 && flags.on('force') ? 0 : given;
}

/** Passes on each object of a line before those of the next type are fetched. */
function* eachDeletion(
  invocation: Invocation,
  problems: KubectlFailure[],
  take: TakeDeletion,
): Running<void> {
  const { flags, words } = invocation;
  const { namespace } = yield* invocation.connection();
  const types = yield* invocation.types();
  if (namesFiles(flags)) return yield* eachOfFiles(invocation, take);
  if (words.length === 0)
    throw failure(
      "You must provide one or more resources by argument or filename.\nExample resource specifications include:\n   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n   '<resource> <name>'\n   '<resource>'",
    );
  const targets = readTargets(words, types);
  const everywhere = flags.on('all-namespaces');
  if (targets.by === 'name') {
    if (selects(invocation) || flags.on('all'))
      throw failure('name cannot be provided when a selector is specified');
    if (everywhere) throw failure('a resource cannot be retrieved by name across all namespaces');
    for (const { type, name } of targets.objects)
      yield* handOver(take, { type, name, namespace: type.namespaced ? namespace : '', source: '' });
    return;
  }
  if (!selects(invocation) && !flags.on('all'))
    throw failure('resource(s) were provided, but no name was specified');
  for (const type of targets.types)
    for (const one of yield* listDeletions(type, everywhere ? '' : namespace, flags, problems))
      yield* handOver(take, one);
}

function* eachOfFiles(invocation: Invocation, take: TakeDeletion): Running<void> {
  const found: Deletion[] = [];
  for (const { object, source } of yield* readGiven(invocation.flags)) {
    const { type, namespace } = yield* placeObject(invocation, object, source);
    found.push({ type, namespace, name: textAt(object, 'metadata', 'name'), source });
  }
  for (const one of found) yield* handOver(take, one);
}

function* listDeletions(
  type: ApiType,
  namespace: string,
  flags: Flags,
  problems: KubectlFailure[],
): Running<readonly Deletion[]> {
  const { status, body } = yield* send({
    method: 'GET',
    path: pathOf(type, type.namespaced ? namespace : ''),
    query: selectorQuery(flags),
  });
  if (status >= 400) {
    problems.push(serverFailure(body));
    return [];
  }
  return objectsAt(body, 'items').map((item) => ({
    type,
    namespace: type.namespaced ? textAt(item, 'metadata', 'namespace') : '',
    name: textAt(item, 'metadata', 'name'),
    source: '',
  }));
}

const CASCADE: Readonly<Record<string, string>> = {
  background: 'Background',
  foreground: 'Foreground',
  orphan: 'Orphan',
  true: 'Background',
  false: 'Orphan',
};

function propagation(flags: Flags): string {
  const given = flags.text('cascade', 'background') || 'background';
  const known = Object.entries(CASCADE).find(([word]) => word === given)?.[1];
  if (known === undefined)
    throw failure(`invalid cascade value (${given}). Must be "background", "foreground", or "orphan"`);
  return known;
}

function* deleteOne(
  flags: Flags,
  one: Deletion,
  grace: number,
  ignoreMissing: boolean,
  uids: Uids,
): Running<KubectlFailure | undefined> {
  const path = pathOf(one.type, one.namespace, one.name);
  const dryRun = dryRunOf(flags);
  if (dryRun !== 'client') {
    const body: JsonObject = {
      propagationPolicy: propagation(flags),
      ...(grace >= 0 && { gracePeriodSeconds: grace }),
      ...(dryRun === 'server' && { dryRun: ['All'] as Json[] }),
    };
    const reply = yield* sendAndWarn({ method: 'DELETE', path, body });
    if (reply.status === 404 && ignoreMissing) return undefined;
    if (reply.status >= 400)
      return serverFailure(
        reply.body,
        one.source === '' ? '' : `error when deleting ${JSON.stringify(one.source)}: `,
      );
    uids.set(path, textAt(reply.body, 'metadata', 'uid') || textAt(reply.body, 'details', 'uid'));
  }
  yield* print(deletedLine(flags, one, grace));
  return undefined;
}

function deletedLine(flags: Flags, { type, namespace, name }: Deletion, grace: number): string {
  if (flags.text('output') === 'name') return `${singularName(type)}/${name}\n`;
  const word = grace === 0 ? 'force deleted' : 'deleted';
  const from = namespace === '' ? '' : ` from ${namespace} namespace`;
  return `${singularName(type)} "${name}" ${word}${from}${DRY_RUN_NOTE[dryRunOf(flags)]}\n`;
}

const POLL = 1000;
/** The timeout without `--timeout`: one week. */
const LONGEST = 7 * 24 * 60 * 60 * 1000;

function* waitUntilGone(
  flags: Flags,
  deleted: readonly Deletion[],
  uids: Uids,
  problems: KubectlFailure[],
): Running<void> {
  const given = parseWait(flags.text('timeout', '0s'));
  const end = (yield* now()) + (given === 0 ? LONGEST : given);
  for (const { type, namespace, name } of deleted) {
    for (;;) {
      const path = pathOf(type, namespace, name);
      const { status, body } = yield* send({ method: 'GET', path });
      if (status === 404 || status === 403 || status === 405) break;
      if (status < 400 && textAt(body, 'metadata', 'uid') !== uids.get(path)) break;
      if ((yield* now()) >= end) {
        problems.push(failure(`timed out waiting for the condition on ${type.plural}/${name}`));
        break;
      }
      yield* sleep(POLL);
    }
  }
}
