import { type Json, type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { type Visited, visitEach } from '../builder/visit.ts';
import type { Running } from '../client-effect.ts';
import { findType } from '../discovery/find-type.ts';
import type { Flags } from '../flags.ts';
import { failure, KubectlFailure, serverFailure, usageFailure } from '../kubectl-failure.ts';
import { strategicDiff } from '../patch/strategic-diff.ts';
import { print } from '../running.ts';
import type { KubectlCommand } from './command.ts';
import { DRY_RUN_NOTE, dryRunOf, writeQuery } from './dry-run.ts';
import { printChange } from './print-change.ts';
import { endWith, sendPatch } from './send-change.ts';

interface Taint {
  readonly key: string;
  readonly value: string;
  /** Empty when removing all effects. */
  readonly effect: string;
}

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** `kubectl taint` */
export const taint: KubectlCommand = function* (invocation) {
  const { flags, words } = invocation;
  const isTaint = (word: string): boolean =>
    /[:=]|-$/.test(word) && !word.includes('/') ? true : /[^/]+\/[^=:]+(?:[=:]|-$)/.test(word);
  const first = words.findIndex((word, at) => at > 0 && isTaint(word));
  const targets = first === -1 ? words : words.slice(0, first);
  if (targets.length === 0)
    throw failure('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  const { add, remove } = readTaints(first === -1 ? [] : words.slice(first));
  if (add.length + remove.length === 0) throw usageFailure('taint', 'at least one taint update is required');
  const [word = ''] = targets;
  const type = word.includes('/') ? undefined : findType(yield* invocation.types(), word);
  if (type === undefined)
    throw new KubectlFailure(`the server doesn't have a resource type ${JSON.stringify(word)}`);
  if (type.kind !== 'Node') throw failure(`invalid resource type ${word}, only node types are supported`);
  const refused = yield* visitEach(invocation, (node) => taintNode(flags, node, add, remove), targets);
  return endWith(refused);
};

function readTaints(words: readonly string[]): { add: readonly Taint[]; remove: readonly Taint[] } {
  const [add, remove]: [Taint[], Taint[]] = [[], []];
  for (const word of words) {
    const removes = word.endsWith('-');
    const text = removes ? word.slice(0, -1) : word;
    const [front = '', effect = '', ...more] = text.split(':');
    const [key = '', value = '', ...rest] = front.split('=');
    if (more.length > 0 || rest.length > 0 || key === '' || (!removes && effect === ''))
      throw failure(`invalid taint spec: ${word}`);
    if (effect !== '' && !EFFECTS.includes(effect))
      throw failure(`invalid taint effect: ${effect}, unsupported taint effect`);
    if (removes) remove.push({ key, value: '', effect });
    else if (add.some((other) => other.key === key && other.effect === effect))
      throw failure(`duplicated taints with the same key and effect: {${key} ${value} ${effect} <nil>}`);
    else add.push({ key, value, effect });
  }
  return { add, remove };
}

function matches(taint: JsonObject, { key, effect }: Taint): boolean {
  return textAt(taint, 'key') === key && (effect === '' || textAt(taint, 'effect') === effect);
}

function* taintNode(
  flags: Flags,
  node: Visited,
  add: readonly Taint[],
  remove: readonly Taint[],
): Running<void> {
  const before = objectsAt(node.object, 'spec', 'taints');
  const missing = remove.find((one) => !before.some((taint) => matches(taint, one)));
  if (missing !== undefined)
    throw failure(
      `taint ${JSON.stringify(missing.effect === '' ? missing.key : `${missing.key}:${missing.effect}`)} not found`,
    );
  const taken = add.filter((one) => before.some((taint) => matches(taint, one)));
  if (taken.length > 0 && !flags.on('overwrite')) {
    const keys = [...new Set(taken.map(({ key }) => key))].join(',');
    throw failure(
      `node ${node.name} already has ${keys} taint(s) with same effect(s) and --overwrite is false`,
    );
  }
  const kept = before.filter((taint) => ![...add, ...remove].some((one) => matches(taint, one)));
  const added = add.map(
    ({ key, value, effect }): JsonObject => ({ key, ...(value !== '' && { value }), effect }),
  );
  const taints: Json[] = [...added, ...kept];
  const { taints: _, ...spec } = objectAt(node.object, 'spec');
  const after = { ...node.object, spec: { ...spec, ...(taints.length > 0 && { taints }) } };
  const done = taken.length > 0 ? 'modified' : add.length === 0 ? 'untainted' : 'tainted';
  const dryRun = dryRunOf(flags);
  if (dryRun === 'client') {
    return yield* printChange(flags, after, done);
  }
  const query = writeQuery(flags, 'kubectl-taint', true);
  const reply = yield* sendPatch(node, 'strategic', strategicDiff(node.object, after, 'V1Node'), { query });
  if (reply.status >= 400) throw serverFailure(reply.body);
  if (flags.has('output')) yield* printChange(flags, objectAt(reply.body), done);
  else yield* print(`node/${node.name} ${done}${DRY_RUN_NOTE[dryRun]}\n`);
}
