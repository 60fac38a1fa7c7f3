/** `ssh node01` on a line of its own, before all else. */
const LOGIN = /^\s*ssh\s+(?:[\w-]+@)?([a-z][\w-]*)\s*(?:\n|;|&&)\s*(?=\S)/;
/** Names of machines in a text: those that end in a number. */
const MACHINES = /(?<![\w.-])[a-z][a-z-]*\d+(?![\w.-]*\w)/g;

/**
 * An answer without the line by which it goes to the machine of the task first, as people do who are not there yet. It stays where the task
 * names no machine or several.
 */
export function withoutLogin(answer: string, task: string): string {
  const [whole = '', machine] = LOGIN.exec(answer) ?? [];
  const named = new Set(task.match(MACHINES));
  return named.size === 1 && machine !== undefined && named.has(machine)
    ? ' '.repeat(whole.length) + answer.slice(whole.length)
    : answer;
}
