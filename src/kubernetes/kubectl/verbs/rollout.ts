import { lookUp } from '../../../source/look-up.ts';
import type { Reading } from '../../command/reading.ts';
import type { Targets } from '../targets.ts';
import { objects, wrongType } from './objects.ts';

const REVISIONED = ['deployments.apps', 'daemonsets.apps', 'statefulsets.apps'];
const PAUSABLE = ['deployments.apps'];

/** kubectl's message for a type that a subcommand doesn't support. */
const REASONS: Readonly<
  Record<string, readonly [types: readonly string[], reason: (kind: string) => string]>
> = {
  'rollout status': [REVISIONED, (kind) => `no status viewer has been implemented for ${kind}`],
  'rollout history': [REVISIONED, (kind) => `no history viewer has been implemented for ${kind}`],
  'rollout undo': [REVISIONED, (kind) => `no rollbacker has been implemented for ${kind}`],
  'rollout restart': [REVISIONED, (kind) => `${kind} restarting is not supported`],
  'rollout pause': [PAUSABLE, (kind) => `${kind} pausing is not supported`],
  'rollout resume': [PAUSABLE, (kind) => `${kind} resuming is not supported`],
};

function check(reading: Reading, { types }: Targets): void {
  const [supported, reason] = lookUp(REASONS, reading.args.verb.name) ?? [];
  const other = types.find((type) => type.resource !== undefined && supported?.includes(type.id) === false);
  if (other?.resource !== undefined && reason !== undefined) wrongType(reading, reason(other.resource.kind));
}

/** `rollout` on deployments, daemon sets and stateful sets; `pause` and `resume` on deployments alone. */
export const rollout = objects({ nothing: 'required resource not specified', check });
