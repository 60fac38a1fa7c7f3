import type { Summary } from '../../session/summary.ts';

/** What `quiz --json` prints; a stable interface, its `version` grows when a reader would have to change. */
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
