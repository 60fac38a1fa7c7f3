import type { Kind } from '../deck/card.ts';
import type { Verdict } from '../grade/verdict.ts';
import type { CardState } from '../schedule/card-state.ts';
import type { Rating } from '../schedule/review.ts';

/** One card that was answered. */
export interface Done {
  /** The id of the review in the log. */
  readonly id: string;
  readonly identity: string;
  readonly topic: string;
  readonly domain: string;
  readonly kind: Kind;
  readonly prompt: string;
  readonly outcome: Verdict['outcome'];
  /** 0 to 1. */
  readonly score: number;
  readonly rating: Rating;
  readonly ms: number;
  readonly hints: number;
  readonly before: CardState;
  readonly after: CardState;
}

export interface TopicScore {
  readonly topic: string;
  readonly asked: number;
  readonly correct: number;
  /** 0 to 100: the mean score. */
  readonly percent: number;
}

export interface Summary {
  readonly answers: readonly Done[];
  /** The number of cards that were asked but not answered. */
  readonly skipped: readonly { readonly identity: string; readonly topic: string }[];
  readonly asked: number;
  readonly correct: number;
  /** 0 to 100, rounded down: 66 means that the pass mark of 66 is reached. */
  readonly percent: number;
  /** The weakest first. */
  readonly topics: readonly TopicScore[];
  /** The identities of cards to look at again: those that were not right, each once. */
  readonly again: readonly string[];
  readonly ms: number;
  readonly reason: 'finished' | 'quit' | 'input-ended';
}

/** The summary of a session. Cards that were asked but not answered count as wrong. */
export function summarize(
  answers: readonly Done[],
  skipped: Summary['skipped'],
  reason: Summary['reason'],
): Summary {
  const topics = [...new Set([...answers, ...skipped].map((a) => a.topic))].map((topic) => {
    const missed = skipped.filter((s) => s.topic === topic).length;
    return {
      topic,
      ...score(
        answers.filter((a) => a.topic === topic),
        missed,
      ),
    };
  });
  return {
    answers,
    skipped,
    ...score(answers, skipped.length),
    topics: topics.sort((a, b) => a.percent - b.percent || (a.topic < b.topic ? -1 : 1)),
    again: [
      ...new Set([...answers.filter((a) => a.outcome !== 'correct'), ...skipped].map((a) => a.identity)),
    ],
    ms: answers.reduce((sum, a) => sum + a.ms, 0),
    reason,
  };
}

function score(
  answers: readonly Done[],
  missed: number,
): { asked: number; correct: number; percent: number } {
  const asked = answers.length + missed;
  const points = answers.reduce((sum, a) => sum + a.score, 0);
  return {
    asked,
    correct: answers.filter((a) => a.outcome === 'correct').length,
    percent: asked === 0 ? 0 : Math.floor((100 * points) / asked + 1e-9),
  };
}
