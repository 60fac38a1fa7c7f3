import { compareTexts } from '../../../../source/compare-texts.ts';
import {
  type CommandCall,
  fail,
  linesOf,
  print,
  readArguments,
  readInputs,
  type ShellCommand,
} from './command.ts';

const TEN = 10;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

const cat: ShellCommand = (call) => {
  const { words } = readArguments(call.args);
  for (const text of readInputs(call, words)) call.environment.write(1, text);
};

const head: ShellCommand = (call) => {
  const { count, bytes, words } = counted(call);
  for (const text of readInputs(call, words)) {
    if (bytes !== undefined) call.environment.write(1, decoder.decode(encoder.encode(text).slice(0, bytes)));
    else for (const line of linesOf(text).slice(0, count)) print(call, line);
  }
};

const tail: ShellCommand = (call) => {
  const { flags } = readArguments(call.args, 'nc');
  const { count, bytes, words } = counted(call);
  for (const text of readInputs(call, words)) {
    if (bytes !== undefined) call.environment.write(1, decoder.decode(encoder.encode(text).slice(-bytes)));
    else for (const line of linesOf(text).slice(-count)) print(call, line);
  }
  if (flags.has('f') || flags.has('F')) call.run.stays = true;
};

interface Counted {
  readonly count: number;
  /** With `-c`, the number of bytes; it replaces the number of lines. */
  readonly bytes: number | undefined;
  readonly words: readonly string[];
}

function counted(call: CommandCall): Counted {
  const short = call.args.find((arg) => /^-\d+$/.test(arg));
  const { flags, words } = readArguments(
    call.args.filter((arg) => arg !== short),
    'nc',
  );
  const bytes = flags.get('c');
  return {
    count: Math.abs(Number(short ?? flags.get('n') ?? TEN)),
    bytes: bytes === undefined ? undefined : Math.abs(Number(bytes)),
    words,
  };
}

const wc: ShellCommand = (call) => {
  const { flags, words } = readArguments(call.args);
  readInputs(call, words).forEach((text, i) => {
    const counts = [
      [flags.has('l'), text.split('\n').length - 1],
      [flags.has('w'), text.split(/\s+/).filter(Boolean).length],
      [flags.has('c'), new TextEncoder().encode(text).length],
    ] as const;
    const chosen = counts.filter(([wanted]) => wanted || flags.size === 0).map(([, n]) => n);
    print(call, [...chosen, ...(words[i] === undefined ? [] : [words[i]])].join(' '));
  });
};

const grep: ShellCommand = (call) => {
  const { flags, words } = readArguments(call.args, 'eABCm');
  const [first, ...paths] = [...(flags.has('e') ? [flags.get('e') ?? ''] : []), ...words];
  const pattern = patternOf(first ?? '', flags, call);
  if (pattern === undefined) return;
  let found = 0;
  for (const text of readInputs(call, paths))
    for (const line of linesOf(text)) {
      if (pattern.test(line) === flags.has('v')) continue;
      found++;
      if (!flags.has('q') && !flags.has('c'))
        print(call, flags.has('o') ? (pattern.exec(line)?.[0] ?? line) : line);
    }
  if (flags.has('c')) print(call, String(found));
  if (found === 0) call.run.status = 1;
};

function patternOf(text: string, flags: ReadonlyMap<string, string>, call: CommandCall): RegExp | undefined {
  const escaped = flags.has('F') ? text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : text;
  try {
    const source = flags.has('w') ? `\\b(?:${escaped})\\b` : escaped;
    return new RegExp(source, flags.has('i') ? 'i' : '');
  } catch {
    fail(call, `bad regex '${text}'`, 2);
    return undefined;
  }
}

const sort: ShellCommand = (call) => {
  const { flags, words } = readArguments(call.args, 'kt');
  const lines = readInputs(call, words).flatMap(linesOf);
  const sorted = lines.sort((a, b) =>
    flags.has('n') ? Number.parseFloat(a) - Number.parseFloat(b) : compareTexts(a, b),
  );
  const unique = flags.has('u') ? [...new Set(sorted)] : sorted;
  for (const line of flags.has('r') ? unique.reverse() : unique) print(call, line);
};

const uniq: ShellCommand = (call) => {
  const { flags, words } = readArguments(call.args);
  const lines = readInputs(call, words).flatMap(linesOf);
  let count = 0;
  lines.forEach((line, i) => {
    count++;
    if (line === lines[i + 1]) return;
    print(call, flags.has('c') ? `${String(count).padStart(7)} ${line}` : line);
    count = 0;
  });
};

const cut: ShellCommand = (call) => {
  const { flags, words } = readArguments(call.args, 'dfc');
  const by = flags.get('d') ?? '\t';
  const wanted = (flags.get('f') ?? '1').split(',').map(Number);
  for (const line of readInputs(call, words).flatMap(linesOf)) {
    const range = /^(\d+)-(\d+)$/.exec(flags.get('c') ?? '');
    const fields = line.split(by);
    if (range !== null) print(call, line.slice(Number(range[1]) - 1, Number(range[2])));
    else print(call, fields.length === 1 ? line : wanted.map((n) => fields[n - 1] ?? '').join(by));
  }
};

const tr: ShellCommand = (call) => {
  const { flags, words } = readArguments(call.args);
  const [from = '', to = ''] = words.map(expandRange);
  const text = [...call.environment.input].map((c) => {
    const at = from.indexOf(c);
    if (at < 0) return c;
    return flags.has('d') ? '' : (to[Math.min(at, to.length - 1)] ?? c);
  });
  call.environment.write(1, text.join(''));
};

function expandRange(text: string): string {
  return text
    .replace('\\n', '\n')
    .replace(/(.)-(.)/g, (_, a: string, b: string) =>
      Array.from({ length: Math.max(0, b.charCodeAt(0) - a.charCodeAt(0) + 1) }, (_unused, i) =>
        String.fromCharCode(a.charCodeAt(0) + i),
      ).join(''),
    );
}

const tee: ShellCommand = (call) => {
  const { flags, words } = readArguments(call.args);
  const { files, input } = call.environment;
  call.environment.write(1, input);
  for (const path of words) {
    const problem = files.write(path, call.run.directory, input, flags.has('a'));
    if (problem !== undefined) fail(call, `${path}: ${problem}`);
  }
};

const base64: ShellCommand = (call) => {
  const { flags, words } = readArguments(call.args, 'w');
  for (const text of readInputs(call, words)) {
    const bytes = String.fromCharCode(...new TextEncoder().encode(text));
    if (!flags.has('d')) print(call, btoa(bytes));
    else {
      const plain = Uint8Array.from(atob(text.replace(/\s/g, '')), (c) => c.charCodeAt(0));
      call.environment.write(1, new TextDecoder().decode(plain));
    }
  }
};

/** Commands that process text. */
export const TEXT: Readonly<Record<string, ShellCommand>> = {
  cat,
  head,
  tail,
  wc,
  grep,
  sort,
  uniq,
  cut,
  tr,
  tee,
  base64,
};
