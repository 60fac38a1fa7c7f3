import type { Command } from '../command/command.ts';
import type { Statement } from '../command/statement.ts';

/** Lines that only ease the typing of others, or the look at the screen; extra ones do no harm. */
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

/** Whether a line does nothing that a task could ask for, so that an answer may have it. */
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

/** A private key for its owner's eyes only. */
function hidesKey({ tool, words }: Command): boolean {
  return (
    tool === 'chmod' && /^(?:0?[46]00|go-rwx|go=) \S+\.key$/.test(words.map(({ value }) => value).join(' '))
  );
}

/** `sudo -i`, `sudo su -` or `su -`: a shell as root for what comes after. */
function becomesRoot({ tool, facts }: Command): boolean {
  if (tool === 'su') return facts.every(({ shown }) => /^(?:-|-l|--login|root|- root)$/.test(shown));
  return /^-(?:i|s)$/.test(tool) && facts.length === 0;
}

/** `ns=dev`: what it is used for is in the commands after it. */
function setsVariables({ tool, facts }: Command): boolean {
  return tool === '' && facts.every(({ path }) => path.startsWith('variable '));
}

/** `apt-get update` only brings the list of packages up to date. */
function updatesList({ tool, facts }: Command): boolean {
  return tool === 'apt-get' && facts.every(({ shown }) => /^(?:-\S+ )*update$/.test(shown));
}

/** `apt-mark showhold` lists what is on hold. */
function listsHolds({ tool, facts }: Command): boolean {
  return tool === 'apt-mark' && facts.every(({ shown }) => shown === 'showhold');
}

/** `cp config.toml config.toml.bak`, before the file changes; beside a static Pod's manifest the copy would be a second Pod. */
function keepsCopy({ tool, words }: Command): boolean {
  const [file, copy, ...more] = words.map(({ value }) => value).filter((word) => !word.startsWith('-'));
  if (tool !== 'cp' || file === undefined || copy === undefined || more.length > 0) return false;
  return (
    /^[.~_-][\w.-]*$/.test(copy.slice(file.length)) && copy.startsWith(file) && !/\/manifests\//.test(file)
  );
}

/** `mkdir -p` makes sure of a folder, and changes none that exists. */
function makesFolder({ tool, words }: Command): boolean {
  return tool === 'mkdir' && words.some(({ value }) => value === '-p' || value === '--parents');
}

/** `echo` alone ends the line of an output that has no end. */
function endsLine({ tool, words }: Command): boolean {
  return tool === 'echo' && words.every(({ value }) => value === '');
}
