import type { Command } from '../command/command.ts';
import type { Statement } from '../command/statement.ts';

/** Programs that only make it easier to type other commands or to read the screen; extra ones do no harm. */
const CONVENIENCE = new Set([
  'alias',
  'clear',
  'complete',
  'exit',
  'export',
  'history',
  'logout',
  'pwd',
  'set',
]);

/** Whether a line does nothing that a task could ask for, so that an answer may contain it. */
export function isConvenience({ commands }: Statement): boolean {
  const [only] = commands;
  if (commands.length > 1 || only === undefined) return false;
  return (
    CONVENIENCE.has(only.tool) ||
    becomesRoot(only) ||
    hidesKey(only) ||
    updatesList(only) ||
    only.verbName === 'systemctl daemon-reload' ||
    listsHolds(only) ||
    keepsCopy(only) ||
    makesFolder(only) ||
    setsVariables(only) ||
    endsLine(only)
  );
}

/** Whether a command makes a private key readable by its owner only. */
function hidesKey({ tool, words }: Command): boolean {
  return (
    tool === 'chmod' && /^(?:0?[46]00|go-rwx|go=) \S+\.key$/.test(words.map(({ value }) => value).join(' '))
  );
}

/** Whether a command opens a shell as root for the commands after it: `sudo -i`, `sudo su -` or `su -`. */
function becomesRoot({ tool, facts }: Command): boolean {
  if (tool === 'su') return facts.every(({ shown }) => /^(?:-|-l|--login|root|- root)$/.test(shown));
  return /^-(?:i|s)$/.test(tool) && facts.length === 0;
}

/** Whether a command only sets variables (`ns=dev`); their use shows in the commands after it. */
function setsVariables({ tool, facts }: Command): boolean {
  return tool === '' && facts.every(({ path }) => path.startsWith('variable '));
}

/** Whether a command is `apt-get update`, which only updates the package lists. */
function updatesList({ tool, facts }: Command): boolean {
  return tool === 'apt-get' && facts.every(({ shown }) => /^(?:-\S+ )*update$/.test(shown));
}

/** Whether a command is `apt-mark showhold`, which only lists packages on hold. */
function listsHolds({ tool, facts }: Command): boolean {
  return tool === 'apt-mark' && facts.every(({ shown }) => shown === 'showhold');
}

/** Whether a command makes a backup copy: `cp config.toml config.toml.bak`. Next to a static Pod's manifest, the copy would become a second Pod. */
function keepsCopy({ tool, words }: Command): boolean {
  const [file, copy, ...more] = words.map(({ value }) => value).filter((word) => !word.startsWith('-'));
  if (tool !== 'cp' || file === undefined || copy === undefined || more.length > 0) return false;
  return (
    /^[.~_-][\w.-]*$/.test(copy.slice(file.length)) && copy.startsWith(file) && !/\/manifests\//.test(file)
  );
}

/** Whether a command is `mkdir -p`, which leaves an existing folder unchanged. */
function makesFolder({ tool, words }: Command): boolean {
  return tool === 'mkdir' && words.some(({ value }) => value === '-p' || value === '--parents');
}

/** Whether a command is `echo` without words, which only ends the last line of an output. */
function endsLine({ tool, words }: Command): boolean {
  return tool === 'echo' && words.every(({ value }) => value === '');
}
