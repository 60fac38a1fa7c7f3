/** The words that work as programs in the shell of an exam. */
export const EXAM_WORDS = {
  task: 'show the task that is open, or turn to another: task 3',
  tasks: 'list the tasks, with the time that is left',
  flag: 'flag the open task or another (flag 3), or take its flag away',
} as const;

type ExamWord = keyof typeof EXAM_WORDS;

/** A word and its argument; `undefined` for any other text. */
export function readExamWord(text: string): { readonly word: ExamWord; readonly rest: string } | undefined {
  const [word = '', ...rest] = text.trim().split(/\s+/);
  return Object.hasOwn(EXAM_WORDS, word) ? { word: word as ExamWord, rest: rest.join(' ') } : undefined;
}
