import type { Word } from '../shell/word.ts';
import type { ArgumentKind, Flag } from '../tools/table.ts';
import type { Option } from './option.ts';
import { flagName, isOpen, type Reading, refuse, say } from './reading.ts';
import { type SayOption, sayByType, sayFile, sayList, saySet } from './say-option.ts';
import { sayProgram } from './say-program.ts';
import { canonicalBind, canonicalMount, canonicalSize, canonicalTemplate } from './values/docker-value.ts';
import { canonicalFilePath } from './values/file-path.ts';
import { canonicalImage } from './values/image-name.ts';

const UNIT_SUFFIX = /\.(?:service|socket|target|timer|mount|path|slice|scope|device|swap|automount)$/;

/** Tools that complete image names; `ctr` accepts full names only. */
const SHORT_IMAGES: ReadonlySet<string> = new Set(['crictl', 'docker']);

/** The same text for all words that mean the same. */
function canonicalWord(value: string, kind: ArgumentKind | undefined): string {
  if (kind === 'unit') return UNIT_SUFFIX.test(value) ? value : `${value}.service`;
  if (kind === 'caseless') return value.toLowerCase();
  if (kind === 'capability') return value.toLowerCase().replace(/^cap_/, '');
  if (kind === 'version') return value.replace(/^v(?=\d)/, '');
  if (kind === 'endpoint') return value.replace(/^unix:\/\//, '').replace(/^\/var\/run\//, '/run/');
  if (kind === 'port') return value.replace(/\/tcp$/, '').replace(/^0\.0\.0\.0:(?=\d+:)/, '');
  if (kind === 'number') return /^\d*\.?\d+$/.test(value) ? String(Number(value)) : value;
  if (kind === 'bind') return canonicalBind(value);
  if (kind === 'mount') return canonicalMount(value);
  if (kind === 'size') return canonicalSize(value);
  if (kind === 'template') return canonicalTemplate(value);
  return kind === 'path' ? canonicalFilePath(value) : value;
}

/** Works out what a line means from the tool's table alone. */
export function readTool(reading: Reading): void {
  if (reading.args.help) return;
  sayArguments(reading);
  for (const options of reading.given.values()) {
    const flag = options[0]?.flag;
    if (flag === undefined || flag.cosmetic) continue;
    checkValue(reading, flag, options);
    sayFlag(reading, untypedSet(reading, flag, options), options);
  }
}

const TYPED = /(?:^|,)[^=,]*=(?:true|false|null|[+-]?\d+)?(?=,|$)/;

/** Treats helm's `--set-string` as `--set`, unless `--set` would read the value as something other than a string. */
function untypedSet(reading: Reading, flag: Flag, options: readonly Option[]): Flag {
  if (reading.tool.name !== 'helm' || flag.name !== 'set-string') return flag;
  if (options.some(({ value }) => TYPED.test(value))) return flag;
  return reading.args.verb.flags().long.get('set') ?? flag;
}

function sayFlag(reading: Reading, flag: Flag, options: readonly Option[]): void {
  const option = options.at(-1);
  if (flag.means !== undefined && option !== undefined) {
    const [name = '', value = 'true'] = flag.means.replace(/^-+/, '').split('=');
    const meant = reading.args.verb.flags().long.get(name);
    if (meant !== undefined) {
      sayKind(meant)(reading, meant, [{ ...option, flag: meant, value }]);
      return;
    }
  }
  sayKind(flag)(reading, flag, options);
}

function sayKind(flag: Flag): SayOption {
  if (flag.kind === 'path' && !flag.repeatable) return sayFile;
  if (flag.kind === 'path') return sayPaths;
  if (flag.kind === 'member') return saySet(canonicalMember);
  if (flag.kind !== undefined)
    return (reading, _, options) => {
      for (const { value, valueRange } of options)
        if (
          value === '' ||
          canonicalWord(value, flag.kind) !== canonicalWord(String(flag.default), flag.kind)
        )
          say(reading, flagName(flag), canonicalWord(value, flag.kind), value, valueRange);
    };
  if (flag.type === 'string') return sayWord;
  return flag.type === 'stringSlice' || flag.type === 'stringArray' ? sayWordSet : sayByType(flag);
}

/** Later files override earlier ones, so the order of files counts. */
const sayPaths: SayOption = (reading, flag, options) =>
  sayList(
    reading,
    flag,
    options.map((option) => ({ ...option, value: canonicalFilePath(option.value) })),
  );

/** States a word without a leading `./`, which makes no difference. */
const sayWord: SayOption = (reading, flag, options) => {
  const option = options.at(-1);
  if (option === undefined || option.value === flag.default) return;
  say(reading, flagName(flag), withoutDot(option.value), option.value, option.valueRange);
};

const sayWordSet = saySet(withoutDot);

/** An address without `https://`: etcd's clients use TLS for an address without a scheme whenever certificates are given. */
function canonicalMember(value: string): string {
  return value.replace(/^https:\/\//, '').replace(/^localhost(?=:|$)/, '127.0.0.1');
}

function withoutDot(value: string): string {
  return value.startsWith('./') ? value.slice(2) : value;
}

function checkValue(reading: Reading, flag: Flag, options: readonly Option[]): void {
  if (flag.values === undefined) return;
  for (const { value, valueRange } of options) {
    if (flag.values.includes(canonicalWord(value, flag.kind)) || isOpen(value) || value === '') continue;
    const message = `invalid argument "${value}" for --${flag.name}`;
    refuse(reading, 'invalid-value', message, valueRange, `it takes ${flag.values.join(', ')}`);
  }
}

function sayArguments(reading: Reading): void {
  const { verb, words } = reading.args;
  const rules = verb.entry.arguments;
  const last = rules?.kinds?.at(-1);
  const kindAt = (n: number): ArgumentKind | undefined => rules?.kinds?.[n] ?? last;
  checkCount(reading, words);
  if (rules?.order === 'any') {
    for (const [n, { value, range }] of words.entries())
      say(reading, 'name', canonicalWord(value, kindAt(n)), value, range);
    return;
  }
  const defaults = rules?.default ?? [];
  const namesImage = (n: number) => kindAt(n) === 'image' && SHORT_IMAGES.has(reading.tool.name);
  const canonical = words.map(({ value }, n) =>
    namesImage(n) ? canonicalImage(value) : canonicalWord(value, kindAt(n)),
  );
  const dropped = words.length - trailingDefaults(canonical, rules?.min ?? 0, defaults);
  for (const [n, word] of words.slice(0, dropped).entries()) {
    if (kindAt(n) === 'command') {
      sayProgram(reading, 'the command', words.slice(n, dropped));
      return;
    }
    say(reading, wordName(n, rules?.max ?? words.length), canonical[n] ?? '', word.value, word.range);
  }
}

/** How many words at the end only state defaults. */
function trailingDefaults(words: readonly string[], least: number, defaults: readonly string[]): number {
  const optional = words.slice(least);
  const unsaid = defaults.slice(0, optional.length);
  return optional.length > 0 && optional.every((word, n) => word === unsaid[n]) ? optional.length : 0;
}

/** @param most how many words are allowed: the name of a word doesn't depend on how many follow it */
function wordName(position: number, most: number): string {
  return most === 1 && position === 0 ? 'name' : `word ${position + 1}`;
}

function checkCount(reading: Reading, words: readonly Word[]): void {
  const { verb } = reading.args;
  const rules = verb.entry.arguments;
  const name = [reading.tool.name, ...verb.path].join(' ');
  if (rules === undefined) return;
  const usage = verb.entry.usage[0];
  if (words.length < rules.min)
    refuse(
      reading,
      'words',
      `${name} needs ${counted(rules.min)}, got ${words.length}`,
      reading.range,
      usage,
    );
  const extra = rules.max === undefined ? undefined : words[rules.max];
  if (extra !== undefined)
    refuse(
      reading,
      'words',
      `${name} takes ${counted(rules.max ?? 0)}, got ${words.length}`,
      extra.range,
      usage,
    );
}

function counted(count: number): string {
  if (count === 0) return 'no words';
  return count === 1 ? 'one word' : `${count} words`;
}
