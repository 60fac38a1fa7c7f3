import type { Kind } from '../../deck/card.ts';
import { givenAsText } from '../../grade/given.ts';
import type { EndReason } from './attempt.ts';
import type { ExamReport, MarkOutcome, PartScore } from './report.ts';

/** The result of an exam as it is saved and printed: plain JSON, without the cards' texts. Times are in milliseconds. */
export interface ExamResult {
  readonly id: string;
  readonly seed: string;
  /** Milliseconds UTC. */
  readonly startedAt: number;
  readonly duration: number;
  /** The part of it that was used. */
  readonly elapsed: number;
  readonly reason: EndReason;
  /** 0 to 100. */
  readonly percent: number;
  readonly passMark: number;
  readonly passed: boolean;
  readonly domains: readonly PartScore[];
  readonly kinds: readonly PartScore[];
  readonly study: ExamReport['study'];
  readonly tasks: readonly TaskResult[];
}

export interface TaskResult {
  readonly number: number;
  readonly card: string;
  readonly topic: string;
  readonly domain: string;
  readonly kind: Kind;
  readonly weight: number;
  readonly outcome: MarkOutcome;
  /** 0 to 1. */
  readonly score: number;
  readonly flagged: boolean;
  readonly ms: number;
  readonly share: number;
  /** The typed answer, or `null`. */
  readonly answer: string | null;
  /** In words. */
  readonly differences: readonly string[];
  readonly sources: readonly string[];
}

export function resultOf(report: ExamReport): ExamResult {
  const { attempt, reason, percent, passed, domains, kinds, study } = report;
  const { id, seed, startedAt, duration, passMark, clock } = attempt;
  const elapsed = Math.round(clock.elapsed);
  return {
    ...{ id, seed, startedAt, duration, elapsed, reason, percent, passMark, passed },
    domains: domains.map(rounded),
    kinds: kinds.map(rounded),
    study,
    tasks: report.marks.map(({ number, task, outcome, score, share, verdict, sources }) => {
      const { identity, topic, domain, kind, weight, flagged, ms, given } = task;
      return {
        number,
        card: identity,
        ...{ topic, domain, kind, weight, outcome, score, flagged },
        ms: Math.round(ms),
        share: Math.round(share),
        answer: given === null ? null : givenAsText(given),
        differences: verdict?.differences.map(({ message }) => message) ?? [],
        sources,
      };
    }),
  };
}

function rounded(part: PartScore): PartScore {
  return { ...part, ms: Math.round(part.ms), share: Math.round(part.share) };
}
