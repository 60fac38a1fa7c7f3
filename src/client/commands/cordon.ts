import { objectAt } from '../../kubernetes/json.ts';
import { type Visited, visitObjects } from '../builder/visit.ts';
import type { Running } from '../client-effect.ts';
import type { Flags } from '../flags.ts';
import type { Invocation } from '../invocation.ts';
import { failure, type KubectlFailure, serverFailure, usageFailure } from '../kubectl-failure.ts';
import { print } from '../running.ts';
import type { KubectlCommand } from './command.ts';
import { DRY_RUN_NOTE, dryRunOf } from './dry-run.ts';
import { endWith, sendPatch } from './send-change.ts';

/** Visits the nodes that a line names or that `-l` selects. */
export function* visitNodes(
  invocation: Invocation,
): Running<{ nodes: readonly Visited[]; problems: readonly KubectlFailure[] }> {
  const { words, flags, verb } = invocation;
  if (words.length === 0 && !flags.has('selector')) throw usageFailure(verb, `USAGE: ${verb} NODE [flags]`);
  if (words.length > 0 && flags.has('selector'))
    throw failure('error: cannot specify both a node name and a --selector option');
  const named = words.map((word) => (word.includes('/') ? word : `node/${word}`));
  const { objects, problems } = yield* visitObjects(invocation, words.length === 0 ? ['nodes'] : named, {
    limit: 500,
  });
  return { nodes: objects, problems };
}

/** Marks a node, or prints that it is already marked. */
export function* markNode(
  flags: Flags,
  node: Visited,
  unschedulable: boolean,
): Running<KubectlFailure | undefined> {
  const word = unschedulable ? 'cordoned' : 'uncordoned';
  const dryRun = dryRunOf(flags);
  if ((objectAt(node.object, 'spec').unschedulable === true) === unschedulable) {
    yield* print(`node/${node.name} already ${word}${DRY_RUN_NOTE[dryRun]}\n`);
    return undefined;
  }
  if (dryRun !== 'client') {
    const query = dryRun === 'server' ? ([['dryRun', 'All']] as const) : [];
    const { status, body } = yield* sendPatch(
      node,
      'strategic',
      { spec: { unschedulable: unschedulable || null } },
      { query },
    );
    if (status >= 400) return serverFailure(body);
  }
  yield* print(`node/${node.name} ${word}${DRY_RUN_NOTE[dryRun]}\n`);
  return undefined;
}

function markNodes(unschedulable: boolean): KubectlCommand {
  return function* (invocation) {
    const { nodes, problems } = yield* visitNodes(invocation);
    const refused = [...problems];
    for (const node of nodes) {
      const problem = yield* markNode(invocation.flags, node, unschedulable);
      if (problem !== undefined) refused.push(problem);
    }
    return endWith(refused);
  };
}

/** `kubectl cordon` */
export const cordon = markNodes(true);
/** `kubectl uncordon` */
export const uncordon = markNodes(false);
