import type { Command } from 'commander';
import type { Card } from '../deck/card.ts';
import type { Env } from '../env.ts';
import { type Learner, openLearner } from '../learner/open-learner.ts';
import { type CardState, emptyState } from '../schedule/card-state.ts';
import { dueDay } from '../schedule/due.ts';
import { formatStudyDay } from '../schedule/study-day.ts';
import { jsonText } from '../source/json-text.ts';
import { renderCard } from '../ui/render/card.ts';
import { screenOf } from '../ui/screen-of.ts';
import { type Act, examples } from './command.ts';
import type { SelectionFlags } from './flags.ts';
import { addChoice, type CardChoice, chosenCards, readChoice } from './manage/choose-cards.ts';
import { answerDocument } from './show/answer-document.ts';

interface ShowCommand {
  readonly choice: CardChoice;
  readonly json: boolean;
}

export function define(command: Command, act: Act): void {
  addChoice(command)
    .option('--json', 'print one JSON document')
    .action((ids: string[], flags: SelectionFlags & { json?: boolean }) =>
      act((env) => show({ choice: readChoice(ids, flags), json: flags.json === true }, env)),
    );
  examples(command, [
    ['k8s-drill show rbac/roleref-immutable', 'a card with its answer, and when it is due'],
    ['k8s-drill show --topic taints --kind manifest', 'all manifests on taints'],
    ['k8s-drill show --unit rbac --json', 'a unit for scripts, with answers'],
  ]);
}

/** Shows whole cards, with their schedule. */
async function show({ choice, json }: ShowCommand, env: Env): Promise<number> {
  const learner = await openLearner(env, choice.decks);
  const identities = choice.ids.length > 0 ? choice.ids : chosenCards(choice, learner);
  const cards = identities.map((identity) => learner.library.card(identity));
  if (json) {
    const shown = cards.map((card) => cardDocument(card, learner));
    env.stdout.write(`${jsonText({ version: 1, cards: shown }, null, 2)}\n`);
    return 0;
  }
  const screen = screenOf(env);
  for (const card of cards) {
    const { line } = card.file.lines.position(card.range.start);
    const facts = [
      `${card.identity} (${card.kind})`,
      `${card.file.path}:${line}`,
      scheduleLine(card, learner),
    ];
    env.stdout.write(`${renderCard(card, facts, screen)}\n`);
  }
  return 0;
}

function scheduleLine(card: Card, { progress, scheduler }: Learner): string {
  const state = progress.states.get(card.identity) ?? emptyState();
  if (state.suspended !== null) return state.suspended === 'leech' ? 'set aside as a leech' : 'set aside';
  if (state.phase === 'new') return 'not asked yet';
  const due = dueDay(state, scheduler);
  const when = due === null ? 'in learning steps' : `due on ${formatStudyDay(due)}`;
  return `${when}; asked ${times(state.reviews)}, forgotten ${times(state.lapses)}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function cardDocument(card: Card, { progress, scheduler }: Learner): unknown {
  const { identity, kind, topic, domain, prompt, context, notes, hints, properties, file, range } = card;
  const state: CardState = progress.states.get(identity) ?? emptyState();
  const due = dueDay(state, scheduler);
  return {
    card: identity,
    kind,
    topic,
    domain,
    prompt: prompt.text,
    context: context?.text ?? null,
    answer: answerDocument(card),
    hints: hints.map((hint) => hint.text),
    notes: notes.map(({ type, text }) => ({ type, text })),
    covers: properties.covers,
    file: file.path,
    line: file.lines.position(range.start).line,
    phase: state.phase,
    suspended: state.suspended !== null,
    due: due === null ? null : formatStudyDay(due),
    reviews: state.reviews,
    lapses: state.lapses,
  };
}
