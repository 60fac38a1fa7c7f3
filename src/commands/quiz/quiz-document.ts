import type { Summary } from '../../session/summary.ts';

/** The output of `quiz --json`. It is a stable interface: `version` increases when readers have to change. */
export function quizDocument(summary: Summary, seed: string): unknown {
  const { asked, correct, percent, topics, again, ms, answers, skipped } = summary;
  return {
    version: 1,
    seed,
    asked,
    correct,
    percent,
    ms,
    topics,
    again,
    answers: answers.map(({ identity, topic, kind, outcome, score, rating, ms: spent, hints }) => ({
      card: identity,
      topic,
      kind,
      outcome,
      score,
      rating,
      ms: Math.round(spent),
      hints,
    })),
    skipped: skipped.map((s) => s.identity),
  };
}
