import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { openLearner } from '../learner/open-learner.ts';
import { saveSnapshot } from '../learner/report-home-findings.ts';
import type { EventMetadata } from '../progress/event.ts';
import type { Progress, Recorded } from '../progress/progress.ts';
import { type Act, examples } from './command.ts';
import { describeEvent } from './undo/describe-event.ts';

type Wanted =
  | { readonly type: 'newest' }
  | { readonly type: 'redo' }
  | { readonly type: 'list' }
  | { readonly type: 'named'; readonly id: string };

/** Digits of an id that are shown; no fewer are taken. */
const SHORT_ID = 8;
const LISTED = 10;

export function define(command: Command, act: Act): void {
  command
    .argument('[event]', 'the id of an event, as --list shows it; without it the newest one')
    .option('--list', `show the last ${LISTED} events with their ids`)
    .option('--redo', 'take the last undo back')
    .action((id: string | undefined, flags: { list?: boolean; redo?: boolean }) =>
      act((env) => undo(wanted(id, flags), env)),
    );
  examples(command, [
    ['k8s-drill undo', 'take the last answer back'],
    ['k8s-drill undo --redo', 'it was right after all'],
    ['k8s-drill undo --list', 'what was done lately'],
    ['k8s-drill undo 5f0c21ab', 'take back that one'],
  ]);
}

function wanted(id: string | undefined, { list, redo }: { list?: boolean; redo?: boolean }): Wanted {
  if (Number(id !== undefined) + Number(list === true) + Number(redo === true) > 1)
    throw new Failure({ code: 'usage', message: 'undo takes an event, --list or --redo, one of them' });
  if (list) return { type: 'list' };
  if (redo) return { type: 'redo' };
  return id === undefined ? { type: 'newest' } : { type: 'named', id: id.toLowerCase() };
}

async function undo(what: Wanted, env: Env): Promise<number> {
  const { progress, metadata } = await openLearner(env, []);
  if (what.type === 'list') {
    const last = progress.recordedEvents().slice(-LISTED);
    for (const recorded of last) env.stdout.write(`${line(recorded, env)}\n`);
    return 0;
  }
  env.stdout.write(`${takeBack(progress, metadata(), what, env)}\n`);
  saveSnapshot(env, progress);
  return 0;
}

function takeBack(
  progress: Progress,
  metadata: EventMetadata,
  what: Exclude<Wanted, { type: 'list' }>,
  env: Env,
): string {
  if (what.type === 'newest') return `took back: ${describeEvent(progress.undo(metadata), env)}`;
  const events = progress.recordedEvents();
  const target = what.type === 'redo' ? lastUndo(events) : eventNamed(what.id, events);
  const undone = progress.undo(metadata, target);
  if (undone.type !== 'undo') return `took back: ${describeEvent(undone, env)}`;
  const again = events.find(({ event }) => event.id === undone.of);
  return again ? `counts again: ${describeEvent(again.event, env)}` : 'an undo was taken back';
}

/** The newest undo that takes back something other than an undo. */
function lastUndo(events: readonly Recorded[]): string {
  const types = new Map(events.map(({ event }) => [event.id, event.type]));
  const undos = events.filter(
    ({ event, counts }) => counts && event.type === 'undo' && types.get(event.of) !== 'undo',
  );
  const last = undos.at(-1);
  if (!last) throw new Failure({ code: 'nothing-to-undo' });
  return last.event.id;
}

/** @throws Failure `usage` where no event, or more than one, has an id that begins so */
function eventNamed(prefix: string, events: readonly Recorded[]): string {
  const found = events.filter(({ event }) => event.id.startsWith(prefix));
  const [only] = found;
  if (only && found.length === 1 && prefix.length >= SHORT_ID) return only.event.id;
  const problem = found.length > 1 ? 'more than one event has' : 'no event has';
  const message = `${problem} the id '${prefix}'\nk8s-drill undo --list shows the last ones, with ${SHORT_ID} digits each`;
  throw new Failure({ code: 'usage', message });
}

function line({ event, counts }: Recorded, env: Env): string {
  return `${event.id.slice(0, SHORT_ID)}  ${describeEvent(event, env)}${counts ? '' : '  (taken back)'}`;
}
