/**
 * Compares a table of flags with the tool's own help, and updates it. Not published.
 *
 *     node src/kubernetes/tools/record.mjs helm src/kubernetes/tools/helm.json           prints what differs
 *     node src/kubernetes/tools/record.mjs helm src/kubernetes/tools/helm.json --write   writes it into the table
 *
 * For kubectl, whose newer flags are in a file of their own, name both files; what differs is then for the second, by hand:
 *
 *     node src/kubernetes/tools/record.mjs kubectl src/kubernetes/kubectl/data/flags-1.33.json src/kubernetes/kubectl/data/flags-newer.json
 *
 * It reads the help of cobra (helm, kubeadm, etcdctl, etcdutl, kustomize) and kubectl's own. The tables of other tools (crictl, ctr,
 * docker, systemctl, journalctl, openssl) are made by hand from the page that each gives as its source. What no help text mentions stays as it
 * is: closed sets of values, what a value names, hidden and refused flags.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';

/** @typedef {{ name: string, short?: string, type: string, value: string, default: string | number | boolean | readonly string[], repeatable: boolean, [more: string]: unknown }} Flag */
/** @typedef {{ flags: readonly Flag[], [more: string]: unknown }} Command */
/** @typedef {{ version: string, global: readonly Flag[], commands: Readonly<Record<string, Command>> }} Table */
/** @typedef {{ commands: string[], flags: Flag[], global: Flag[] }} Help */

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  strings: 'stringSlice',
  uint: 'int',
  uint32: 'int',
  int32: 'int',
  int64: 'int',
  count: 'int',
};
const KNOWN = ['string', 'int', 'duration', 'quantity', 'stringSlice', 'stringArray', 'stringToString'];
const LISTS = ['stringSlice', 'stringArray', 'stringToString'];

/** Words that each cobra tool has, and no table: they are not asked in the exam. */
const LEFT_OUT = ['help', 'completion', 'options'];

/** The content of one help page. @param {string} text @returns {Help} */
export function readHelp(text) {
  /** @type {Help} */
  const help = { commands: [], flags: [], global: [] };
  let section = '';
  for (const line of text.split('\n')) {
    if (/^\S.*:$/.test(line)) section = line.slice(0, -1);
    else if (/Commands?(?: \(.*\))?$/i.test(section)) {
      const [, name] = /^ {2,4}([a-z][\w-]*) {2,}\S/.exec(line) ?? [];
      if (name !== undefined && !LEFT_OUT.includes(name)) help.commands.push(name);
    } else if (/^(?:Options|Flags|Global Flags|The following options)/i.test(section)) {
      const flag = kubectlFlag(line) ?? cobraFlag(line);
      if (flag && flag.name !== 'help') (/^Global/i.test(section) ? help.global : help.flags).push(flag);
    }
  }
  return help;
}

/** `    -o, --output='':` @param {string} line @returns {Flag | undefined} */
function kubectlFlag(line) {
  const [, short, name, written] = /^ {4}(?:-(\w), |)\s*--([\w.-]+)=(.*):$/.exec(line) ?? [];
  if (name === undefined || written === undefined) return undefined;
  const type = /^(?:true|false)$/.test(written)
    ? 'bool'
    : written.startsWith('[')
      ? 'stringSlice'
      : /^-?\d+$/.test(written)
        ? 'int'
        : /^(?:\d+(?:h|m|s|ms))+$/.test(written)
          ? 'duration'
          : 'string';
  return flagOf(name, short, type, type === 'bool' ? 'none' : 'required', written.replace(/^'(.*)'$/, '$1'));
}

/** `  -n, --namespace string   the namespace (default "a")` @param {string} line @returns {Flag | undefined} */
function cobraFlag(line) {
  const [, short, name, word, bare, about = ''] =
    /^ {2}(?:-(\w), | {4})--([\w.-]+)(?: ([A-Za-z][\w<>:,=./-]*))?(\[=[^\]]*\])?(?: {2,}(.*))?$/.exec(line) ??
    [];
  if (name === undefined) return undefined;
  const type = word === undefined ? 'bool' : (TYPES[word] ?? (KNOWN.includes(word) ? word : 'string'));
  const [, quoted, plain] = /\(default (?:"(.*)"|(.*?))\)$/.exec(about) ?? [];
  const value = bare !== undefined ? 'optional' : type === 'bool' ? 'none' : 'required';
  return flagOf(
    name,
    short,
    type,
    value,
    quoted ?? plain ?? (type === 'bool' ? 'false' : type === 'int' ? '0' : ''),
  );
}

/**
 * @param {string} name
 * @param {string | undefined} short
 * @param {string} type
 * @param {string} value
 * @param {string} written its default as the help writes it
 * @returns {Flag}
 */
function flagOf(name, short, type, value, written) {
  const list = LISTS.includes(type);
  const items = written
    .replace(/^\[(.*)\]$/, '$1')
    .split(',')
    .filter((item) => item !== '');
  const plain = type === 'bool' ? written === 'true' : type === 'int' ? Number(written) : written;
  return { name, ...(short && { short }), type, value, default: list ? items : plain, repeatable: list };
}

/**
 * Asks a tool for the help of all its commands.
 * @param {(words: readonly string[]) => string} ask gives the text of a command's help
 * @returns {Map<string, Help>} by the words of the command; the tool itself is ''
 */
export function recordTool(ask) {
  /** @type {Map<string, Help>} */
  const found = new Map();
  /** @param {string[]} words */
  const visit = (words) => {
    const help = readHelp(ask(words));
    found.set(words.join(' '), help);
    for (const name of help.commands) visit([...words, name]);
  };
  visit([]);
  return found;
}

/** Where a table and the tool differ, a line each. @param {Table} table @param {ReadonlyMap<string, Help>} recorded @returns {string[]} */
export function differences(table, recorded) {
  return Object.entries(table.commands).flatMap(([words, command]) => {
    const help = recorded.get(words);
    if (LEFT_OUT.includes(words.split(' ')[0] ?? '')) return [];
    if (help === undefined) return command['refused'] || command['sameAs'] ? [] : [`- ${words}`];
    return flagDifferences(words, command.flags, help.flags, table.global);
  });
}

/**
 * @param {string} words
 * @param {readonly Flag[]} ours
 * @param {readonly Flag[]} theirs
 * @param {readonly Flag[]} global
 */
function flagDifferences(words, ours, theirs, global) {
  const known = new Map([...global, ...ours].map((flag) => [flag.name, flag]));
  const told = new Map(theirs.map((flag) => [flag.name, flag]));
  const isShown = (/** @type {Flag} */ { hidden, deprecated, refused, until }) =>
    !(hidden || deprecated || refused || until);
  const gone = ours
    .filter((flag) => isShown(flag) && !told.has(flag.name))
    .map(({ name }) => `- ${words} --${name}`);
  const others = theirs.flatMap((flag) => {
    const own = known.get(flag.name);
    if (own === undefined) return [`+ ${words} --${flag.name} (${flag.type})`];
    return own.short === flag.short ? [] : [`~ ${words} --${flag.name}: ${shortOf(own)} is ${shortOf(flag)}`];
  });
  return [...gone, ...others];
}

/** @param {Flag} flag */
const shortOf = ({ short }) => (short === undefined ? 'no short form' : `-${short}`);

/**
 * The table as the tool has it now: new flags are added, those that are gone removed, and the rest stays.
 * @param {Table} table
 * @param {ReadonlyMap<string, Help>} recorded
 * @returns {Table}
 */
export function renewed(table, recorded) {
  const commands = Object.entries(table.commands).map(([words, command]) => {
    const help = recorded.get(words);
    if (help === undefined) return [words, command];
    const lines = new Set(flagDifferences(words, command.flags, help.flags, table.global));
    const kept = command.flags.filter(({ name }) => !lines.has(`- ${words} --${name}`));
    const added = help.flags.filter(({ name, type }) => lines.has(`+ ${words} --${name} (${type})`));
    return [words, { ...command, flags: [...kept, ...added].sort((a, b) => (a.name < b.name ? -1 : 1)) }];
  });
  return { ...table, commands: Object.fromEntries(commands) };
}

/** JSON with one flag a line, so that a change of a flag is a change of a line. @param {Table} table */
function printed(table) {
  /** @type {string[]} */
  const flags = [];
  const text = JSON.stringify(
    table,
    (_, value) => {
      if (value === null || typeof value !== 'object' || !('repeatable' in value)) return value;
      flags.push(JSON.stringify(value).replaceAll('":', '": ').replaceAll(',"', ', "'));
      return `@${flags.length - 1}@`;
    },
    2,
  );
  return `${text.replace(/"@(\d+)@"/g, (_, index) => flags[Number(index)] ?? '')}\n`;
}

/** @param {readonly Table[]} tables @returns {Table} the first with what the others add */
export function joined(tables) {
  const [first, ...others] = tables;
  if (first === undefined) throw new Error('name a tool and the file of its table');
  const commands = { ...first.commands };
  for (const more of others)
    for (const [words, command] of Object.entries(more.commands))
      commands[words] = {
        ...commands[words],
        ...command,
        flags: [...(commands[words]?.flags ?? []), ...command.flags],
      };
  return { ...first, global: tables.flatMap(({ global }) => global), commands };
}

if (process.argv[1] === import.meta.filename) {
  const [tool = '', ...rest] = process.argv.slice(2);
  const files = rest.filter((arg) => !arg.startsWith('-'));
  const table = joined(files.map((file) => JSON.parse(readFileSync(file, 'utf8'))));
  const recorded = recordTool((words) => execFileSync(tool, [...words, '--help'], { encoding: 'utf8' }));
  const found = differences(table, recorded);
  process.stdout.write(found.map((line) => `${line}\n`).join(''));
  if (!rest.includes('--write')) process.exitCode = found.length > 0 ? 1 : 0;
  else if (files.length === 1) writeFileSync(files[0] ?? '', printed(renewed(table, recorded)));
  else throw new Error('--write needs one file');
}
