import type { KeyChoice } from '../../env.ts';
import type { Answered, Asking } from './asking.ts';
import { askKeys } from './command-line.ts';
import { confirmed, type Doubt, doubtWords } from './doubt.ts';

/**
 * Keys about a text that is hardly an answer; an empty one cannot be graded.
 * @internal
 */
export function doubtKeys(text: string, enter: string): KeyChoice[] {
  const grade = text.trim() === '' ? [] : [{ key: 'g', label: 'grade it as the answer' }];
  return [{ key: 'enter', label: enter }, ...grade, { key: 'n', label: 'go back' }];
}

/** Asks what was meant. `grade`: it is the answer; `back`: ask for the answer again. */
export async function askDoubt<O>(
  text: string,
  doubt: Doubt,
  asking: Asking<O>,
): Promise<'grade' | 'back' | Extract<Answered<O>, { type: 'action' | 'help' }>> {
  const { question, enter } = doubtWords(doubt, asking.meanings);
  const reply = await askKeys(doubtKeys(text, enter), asking, question);
  if (reply.type === 'action' || reply.type === 'help') return reply;
  if (reply.type !== 'key' || reply.key === 'n') return 'back';
  return reply.key === 'g' ? 'grade' : confirmed(doubt, asking.meanings);
}
