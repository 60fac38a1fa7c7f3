/** The words that work as programs in a lab's shell, in the order in which a learner needs them. */
export const LAB_WORDS = {
  task: 'show the task again',
  hint: 'show the next hint',
  check: 'check what you have done',
  reset: 'begin again with the cluster as it was',
  solution: 'show the solution; the lab then counts as missed',
} as const;

export type LabWord = keyof typeof LAB_WORDS;

export function isLabWord(word: string): word is LabWord {
  return Object.hasOwn(LAB_WORDS, word);
}
