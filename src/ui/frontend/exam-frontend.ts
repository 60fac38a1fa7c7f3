import type { ExamAsk, ExamView } from '../../session/exam/effect.ts';
import type { ExamInput } from '../../session/exam/event.ts';

/** How an exam talks to a learner. */
export interface ExamFrontend {
  show(view: ExamView): void;
  /**
   * Asks for an answer. @returns `time-up` if the time is up first
   * @param left the milliseconds that are left when it is called; `null` where no clock runs
   * @throws Failure `interrupted` or `terminal-gone`
   */
  ask(ask: ExamAsk, left: (() => number) | null): Promise<ExamInput>;
  close(): void;
}
