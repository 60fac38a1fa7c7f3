import { type ExamAttempt, type ExamTask, newExamAttempt } from '../../src/session/exam/attempt.ts';
import { MINUTE } from './scheduling.ts';

/** A task that waits for its answer. */
export function examTask(identity: string, changes: Partial<ExamTask> = {}): ExamTask {
  const [topic = ''] = identity.split('/');
  return {
    ...{ identity, topic, domain: 'storage', kind: 'text', weight: 10 },
    ...{ given: null, flagged: false, ms: 0, late: false, gone: null },
    ...changes,
  };
}

/** An hour's exam that has just begun. */
export function examAttempt(tasks: readonly ExamTask[], changes: Partial<ExamAttempt> = {}): ExamAttempt {
  const options = { id: 'e', seed: 's', duration: 60 * MINUTE, passMark: 66, tasks: [] };
  return { ...newExamAttempt(options, { wall: 0, uptime: 0 }), tasks, ...changes };
}
