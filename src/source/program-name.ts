/** The name of the installed program. */
export const PROGRAM = 'k8s-drill';

/** How the learner started the program, and can start further commands; `npm_command` shows that npm ran it. */
export function programName(variables: Readonly<Record<string, string | undefined>>): string {
  return variables['npm_command'] === 'exec' ? `npx ${PROGRAM}` : PROGRAM;
}

/** The start of a command line in one of our texts: at the start of a line, after a backtick, in a pipe and in `<(…)`. */
const COMMAND = new RegExp(`(^|\`|\\| |<\\()${PROGRAM}(?=[ \`]|$)`, 'gm');

/** One of our texts, with its commands in the form in which the program was started. */
export function asStarted(text: string, program: string): string {
  return program === PROGRAM ? text : text.replaceAll(COMMAND, `$1${program}`);
}
