import type { CommandEntry, Flag, ToolTable } from '../../../src/kubernetes/tools/table.ts';

const NONE: CommandEntry = { summary: '', usage: [], flags: [] };

/**
 * The flags of a line that its tool does not take, as far as a table alone can say. Words are parted at spaces and the tool's own name
 * is left out. A command that the tool refuses counts as one more.
 */
export function refusedFlags(table: ToolTable, line: string): string[] {
  const words = line.match(/'[^']*'|[^ ]+/g) ?? [];
  let path = '';
  let ended = false;
  const refused: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const entry = table.commands[path] ?? NONE;
    if (ended || word === '--') break;
    if (!word.startsWith('-') || word === '-') {
      const next = childOf(table, path, word);
      if (next === undefined) ended = entry.interspersed === false;
      else path = next;
      continue;
    }
    const flags = flagsAt(table, entry, path);
    const found = read(word, flags.concat(path === '' ? laterFlags(table, words.slice(at)) : []), table);
    if (found === undefined || found.flag.refused !== undefined) refused.push(word);
    else if (found.takesNext) at++;
  }
  if (table.commands[path]?.refused !== undefined) refused.push(path);
  return refused;
}

function childOf(table: ToolTable, path: string, word: string): string | undefined {
  const parent = path === '' ? '' : `${path} `;
  return Object.keys(table.commands).find((key) => {
    const own = key.slice(parent.length);
    if (key === '' || !key.startsWith(parent) || own.includes(' ')) return false;
    return own === word || (table.commands[key]?.aliases ?? []).includes(word);
  });
}

function flagsAt(table: ToolTable, entry: CommandEntry, path: string): readonly Flag[] {
  return table.globals === 'first' && path !== '' ? entry.flags : [...entry.flags, ...table.global];
}

/** Where flags may stand anywhere, those of the command that follows are taken in front of it too. */
function laterFlags(table: ToolTable, rest: readonly string[]): readonly Flag[] {
  if (table.globals === 'first' || table.syntax === 'openssl') return [];
  let path = '';
  for (const word of rest) path = childOf(table, path, word) ?? path;
  return table.commands[path]?.flags ?? [];
}

function read(word: string, flags: readonly Flag[], table: ToolTable) {
  const equals = word.indexOf('=');
  const written = equals === -1 ? word : word.slice(0, equals);
  const oneDashLong = table.dashes === 'single' || table.syntax === 'go-flag';
  const names = (f: Flag) => [f.name, ...(f.aliases ?? [])];
  const long = flags.find((f) =>
    names(f).some(
      (n) =>
        (written === `--${n}` && f.dashes === undefined && (n === f.name || n.length > 1)) ||
        (written === `-${n}` && (oneDashLong || n.length === 1)),
    ),
  );
  if (long !== undefined) return { flag: long, takesNext: long.value === 'required' && equals === -1 };
  if (word.startsWith('--') || table.dashes === 'single') return undefined;
  for (let at = 1; at < word.length; at++) {
    const flag = flags.find((f) => f.short === word[at]);
    if (flag === undefined) return undefined;
    if (flag.value !== 'none')
      return { flag, takesNext: flag.value === 'required' && at === word.length - 1 };
    if (at === word.length - 1) return { flag, takesNext: false };
  }
  return undefined;
}
