/** The name of the program where it is installed. */
export const PROGRAM = 'k8s-drill';

/** How the learner started the program, as a further command is started too: npm says by `npm_command` that it ran it. */
export function programName(variables: Readonly<Record<string, string | undefined>>): string {
  return variables['npm_command'] === 'exec' ? `npx ${PROGRAM}` : PROGRAM;
}

/** Where a command line begins in a text of ours: first in a line, after a backtick, in a pipe and in `<(…)`. */
const COMMAND = new RegExp(`(^|\`|\\| |<\\()${PROGRAM}(?=[ \`]|$)`, 'gm');

/** A text of ours with its commands in the form in which the program was started. */
export function asStarted(text: string, program: string): string {
  return program === PROGRAM ? text : text.replaceAll(COMMAND, `$1${program}`);
}
