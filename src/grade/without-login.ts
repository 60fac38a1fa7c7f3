/** `ssh node01` on the first line, alone. */
const LOGIN = /^\s*ssh +(?:\S+@)?([a-z][\w-]*) *(?:\n|;|&&)\s*(?=\S)/;
/** `ssh node01 crictl ps`, at the start of a line. */
const REMOTE = /^( *ssh +(?:-t +)?(?:\S+@)?([a-z][\w-]*) +)([^\s-].*)/gm;
/** A command in quotes, with nothing after it. */
const QUOTED = /^(["'])((?:(?!\1)[^\\$`])*)\1( *)$/;
/** Names of machines in a text: those that end in a number. */
const MACHINES = /(?<![\w.-])[a-z][a-z-]*\d+(?![\w.-]*\w)/g;
/** A machine without a name, in the words of a task. */
const ANY_MACHINE = /\bon (?:an?|any|the|each) (?:[\w-]+ ){0,3}(?:node|worker|host|machine)\b/i;

/**
 * An answer without the way to the machine of the task, which people take who are not there yet: `ssh` on a line of its own at the start, or
 * before each command. It stays if the task names several machines, or none.
 */
export function withoutLogin(answer: string, task: string): string {
  return answer
    .replace(LOGIN, (login, host: string) => (isOf(host, task) ? ' '.repeat(login.length) : login))
    .replace(REMOTE, (line, login: string, host: string, command: string) =>
      isOf(host, task) ? ' '.repeat(login.length) + withoutQuotes(command) : line,
    );
}

function isOf(machine: string, task: string): boolean {
  const named = new Set(task.match(MACHINES));
  return named.size === 0 ? ANY_MACHINE.test(task) : named.size === 1 && named.has(machine);
}

function withoutQuotes(command: string): string {
  return command.replace(QUOTED, (_, _mark, inside: string, rest: string) => ` ${inside} ${rest}`);
}
