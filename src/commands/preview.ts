import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { openLearner } from '../learner/open-learner.ts';
import { openFrontend } from '../play/open-frontend.ts';
import { play } from '../play/play.ts';
import { forgettingRecorder } from '../play/recorder.ts';
import { startSession } from '../session/session.ts';
import { type Act, examples } from './command.ts';
import { DECK_FLAG } from './flags.ts';

interface PreviewCommand {
  readonly identities: readonly string[];
  readonly decks: readonly string[];
  readonly plain: boolean;
}

export function define(command: Command, act: Act): void {
  command
    .argument('<id...>', 'cards, topic/id each')
    .option(...DECK_FLAG)
    .option('--plain', 'plain lines: no keys, no colours, nothing redrawn')
    .action((identities: string[], flags: { deck?: string[]; plain?: boolean }) =>
      act((env) => preview({ identities, decks: flags.deck ?? [], plain: flags.plain === true }, env)),
    );
  examples(command, [
    ['k8s-drill preview rbac/role-for-a-user', 'asked and graded as in a session, and nothing is saved'],
  ]);
}

/** Asks cards as a session would, in the order in which they are named, and saves nothing. */
async function preview({ identities, decks, plain }: PreviewCommand, env: Env): Promise<number> {
  const learner = await openLearner(env, decks);
  const { library, progress, scheduler, metadata, editor } = learner;
  const cards = identities.map((identity) => library.card(identity));
  for (const card of cards)
    if (card.kind === 'lab') await (await import('./lab/run-lab.ts')).runLab(card, { builtIn: false }, env);
  const named = cards.filter(({ kind }) => kind !== 'lab').map(({ identity }) => identity);
  if (named.length === 0) return 0;
  const entries = library.entries.filter(({ identity }) => named.includes(identity));
  const frontend = await openFrontend(env, { plain, output: env.stdout, editor });
  const known = new Map(entries.map((entry) => [entry.identity, entry]));
  const feed = { type: 'list', identities: named } as const;
  const start = startSession(
    { entries: known, seed: 'preview', feed, statuses: new Map(), endsAt: null },
    env.now(),
  );
  try {
    const recorder = forgettingRecorder(progress.states, scheduler, metadata);
    await play(start, { env, frontend, recorder, loadCard: library.card, editCard: learner.editCard });
  } finally {
    frontend.close();
  }
  return 0;
}
