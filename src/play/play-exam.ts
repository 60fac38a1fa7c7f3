import type { Card } from '../deck/card.ts';
import type { Env } from '../env.ts';
import { grade } from '../grade/grade.ts';
import type { ExamStore } from '../progress/exams/exam-store.ts';
import { timeLeft } from '../session/exam/attempt.ts';
import type { Moment } from '../session/exam/clock.ts';
import type { ExamEffect } from '../session/exam/effect.ts';
import type { ExamEvent } from '../session/exam/event.ts';
import type { ExamStep } from '../session/exam/exam.ts';
import { resultOf } from '../session/exam/result.ts';
import { examStep } from '../session/exam/step.ts';
import type { ExamFrontend } from '../ui/frontend/exam-frontend.ts';
import type { ExamRecorder } from './exam-recorder.ts';

/** A link in a card's note, as `<https://...>` or in Markdown's parentheses. */
const LINK = /https:\/\/[^\s<>)\]]+/;

/** The things with which an exam's effects are executed. */
export interface ExamRuntime {
  readonly env: Env;
  readonly frontend: ExamFrontend;
  readonly store: ExamStore;
  readonly recorder: ExamRecorder;
  /** @throws Error when the card cannot be read any more */
  readonly loadCard: (identity: string) => Card;
}

export type ExamEnd = Extract<ExamEffect, { readonly type: 'end' }>;

/** Plays an exam to its end: executes its effects, and passes the resulting events back. */
export async function playExam(start: ExamStep, runtime: ExamRuntime): Promise<ExamEnd> {
  let current = start;
  for (;;) {
    let event: ExamEvent | null = null;
    for (const effect of current.effects) {
      if (effect.type === 'end') return effect;
      event = await execute(effect, current, runtime);
    }
    if (event === null) throw new Error('an exam that is not over asked for nothing');
    current = examStep(current.exam, event);
  }
}

/** The current moment on both clocks. */
export function momentOf(env: Env): Moment {
  return { wall: env.now(), uptime: env.uptime() };
}

/** The event that an effect leads to; `null` when it only does something. */
async function execute(
  effect: Exclude<ExamEffect, { readonly type: 'end' }>,
  { exam }: ExamStep,
  runtime: ExamRuntime,
): Promise<ExamEvent | null> {
  const { env, frontend, store, recorder } = runtime;
  switch (effect.type) {
    case 'show':
      frontend.show(effect.view);
      return null;
    case 'keep':
      store.keep(effect.attempt);
      return null;
    case 'load':
      return load(effect.identity, runtime);
    case 'ask': {
      const isTimed = exam.phase !== 'before' && exam.phase !== 'after';
      const left = isTimed ? () => timeLeft(effect.attempt, momentOf(env)) : null;
      const input = await frontend.ask(effect.ask, left);
      return { type: 'input', input, now: momentOf(env) };
    }
    case 'grade': {
      const { card, given } = effect;
      const [verdict, sources] = await Promise.all([grade(card, given), cardSources(card)]);
      return { type: 'graded', verdict, sources, now: momentOf(env) };
    }
    case 'review':
      recorder.review(effect.review, exam.attempt.id, effect.number);
      return null;
    case 'result':
      recorder.finish(effect.report);
      store.finish(resultOf(effect.report));
      return null;
  }
}

function load(identity: string, { env, loadCard }: ExamRuntime): ExamEvent {
  try {
    return { type: 'loaded', card: loadCard(identity), now: momentOf(env) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { type: 'unavailable', reason, now: momentOf(env) };
  }
}

/** Pages to read about a card: its deck's, unless its own notes have links. */
async function cardSources({ notes, file }: Card): Promise<readonly string[]> {
  if (notes.some(({ text }) => LINK.test(text))) return [];
  const { deckSources } = await import('../deck/deck-sources.ts');
  return deckSources(file);
}
