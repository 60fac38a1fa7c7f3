import type { ExamResult } from '../session/exam-result.ts';

/** What `exam --json` prints; a stable interface, its `version` grows when a reader would have to change. */
export function examDocument(result: ExamResult): unknown {
  return { version: 1, ...result };
}
