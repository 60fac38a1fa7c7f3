import { print, writePath } from '../running.ts';
import { Beyond } from '../shell/beyond.ts';
import type { ShellProgram } from '../shell/program.ts';
import { readOptions } from './options.ts';
import { asText, linesOf, readInputs } from './read-inputs.ts';

interface Key {
  readonly field: number;
  readonly lastField: number;
  readonly how: string;
}

type Compare = (a: string, b: string) => number;

const HOW = /^[bdfhMnrV]*$/;

/**
 * `sort`, by bytes as with `LC_ALL=C`.
 *
 * @see https://www.gnu.org/software/coreutils/manual/coreutils.html#sort-invocation
 */
export const sort: ShellProgram = function* ({ args }) {
  const options = readOptions('sort', args, {
    switches: 'nruhVfbscM',
    valued: 'kto',
    long: {
      'numeric-sort': 'n',
      reverse: 'r',
      unique: 'u',
      key: 'k',
      'field-separator': 't',
      'human-numeric-sort': 'h',
      'version-sort': 'V',
      'ignore-case': 'f',
      stable: 's',
      output: 'o',
      'ignore-leading-blanks': 'b',
    },
  });
  if (options.has('c') || options.has('M')) throw new Beyond('sort -c and -M');
  const by = options.value('t');
  if (by !== undefined && by.length !== 1) throw new Beyond(`sort -t ${by}`);
  const global = [...'nrhVfb'].filter((letter) => options.has(letter)).join('');
  const keys = options.all('k').map((text) => readKey(text, global));
  const { inputs, complete } = yield* readInputs('sort', options.words);
  if (!complete) return 2;
  const lines = inputs.flatMap(({ text }) => linesOf(text));
  const compareKeys: Compare =
    keys.length === 0
      ? comparison(global.replace('r', ''), global.includes('r'))
      : (a, b) => firstDifference(keys, a, b, by);
  const reversed = global.includes('r') ? -1 : 1;
  const lastResort: Compare =
    options.has('s') || options.has('u') ? () => 0 : (a, b) => reversed * byBytes(a, b);
  const sorted = lines.sort((a, b) => compareKeys(a, b) || lastResort(a, b));
  const text = asText(
    options.has('u')
      ? sorted.filter((line, i) => i === 0 || compareKeys(sorted[i - 1] ?? '', line) !== 0)
      : sorted,
  );
  const output = options.value('o');
  if (output === undefined) yield* print(text);
  else yield* writePath(output, text);
  return 0;
};

/** Parses a key such as `2`, `2,2n` or `3nr`. */
function readKey(text: string, global: string): Key {
  const match = /^(\d+)([a-zA-Z]*)(?:,(\d+)([a-zA-Z]*))?$/.exec(text);
  const own = `${match?.[2] ?? ''}${match?.[4] ?? ''}`;
  if (match === null || !HOW.test(own)) throw new Beyond(`sort -k ${text}`);
  const field = Number(match[1]);
  if (field < 1) throw new Beyond(`sort -k ${text}`);
  return {
    field,
    lastField: match[3] === undefined ? Number.POSITIVE_INFINITY : Number(match[3]),
    how: own || global,
  };
}

function firstDifference(keys: readonly Key[], a: string, b: string, by: string | undefined): number {
  for (const { field, lastField, how } of keys) {
    const [left, right] = [a, b].map((line) =>
      fieldsOf(line, by)
        .slice(field - 1, lastField)
        .join(by ?? ''),
    );
    const order = comparison(how.replaceAll('r', ''), how.includes('r'))(left ?? '', right ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/** The fields of a line. Without a separator, a field includes the spaces before it. */
function fieldsOf(line: string, by: string | undefined): string[] {
  return by === undefined ? (line.match(/[ \t]*[^ \t]+|[ \t]+$/g) ?? []) : line.split(by);
}

function comparison(how: string, reverse: boolean): Compare {
  const sign = reverse ? -1 : 1;
  const trimmed = (text: string) => (how.includes('b') ? text.replace(/^[ \t]+/, '') : text);
  if (how.includes('V')) {
    return (a, b) => sign * byVersion(trimmed(a), trimmed(b));
  }
  if (how.includes('h')) return (a, b) => sign * byHumanNumber(a, b);
  if (how.includes('n')) return (a, b) => sign * byNumber(a, b);
  if (how.includes('f')) return (a, b) => sign * byBytes(trimmed(a).toUpperCase(), trimmed(b).toUpperCase());
  return (a, b) => sign * byBytes(trimmed(a), trimmed(b));
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function numberOf(text: string): number {
  return Number(/^[ \t]*(-?(?:\d+(?:\.\d*)?|\.\d+))/.exec(text)?.[1] ?? 0);
}

function byNumber(a: string, b: string): number {
  return Math.sign(numberOf(a) - numberOf(b));
}

/** Compares by the unit first, then by the number, as `sort` does; a number without a unit is the smallest. */
function byHumanNumber(a: string, b: string): number {
  const unit = (text: string) => {
    const letter = /^[ \t]*-?[\d.]+([KkMGTPE])/.exec(text)?.[1] ?? '';
    const order = numberOf(text) === 0 ? 0 : letter === '' ? 0 : 'KMGTPE'.indexOf(letter.toUpperCase()) + 1;
    return numberOf(text) < 0 ? -order : order;
  };
  return Math.sign(unit(a) - unit(b)) || byNumber(a, b);
}

/** Compares texts that are plain versions, with the numbers in them by value. */
function byVersion(a: string, b: string): number {
  const parts = (text: string) => text.match(/\d+|[^\d]+/g) ?? [];
  if (/[~]|^[.-]/.test(a + b)) throw new Beyond('sort -V of such names');
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x, y] = [left[i], right[i]];
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    if (/^\d/.test(x) && /^\d/.test(y)) {
      if (Number(x) !== Number(y)) return Number(x) - Number(y);
    } else if (x !== y) {
      if (!/^[.\-v\d]*$/.test(x + y) || /^\d/.test(x) !== /^\d/.test(y)) return byBytes(x, y);
      return byBytes(x, y);
    }
  }
  return 0;
}

/** `uniq` @see https://www.gnu.org/software/coreutils/manual/coreutils.html#uniq-invocation */
export const uniq: ShellProgram = function* ({ args }) {
  const options = readOptions('uniq', args, {
    switches: 'cdui',
    long: { count: 'c', repeated: 'd', unique: 'u', 'ignore-case': 'i' },
  });
  if (options.words.length > 1) throw new Beyond('uniq with an output file');
  const { inputs, complete } = yield* readInputs('uniq', options.words);
  if (!complete) return 1;
  const groups: { readonly line: string; count: number }[] = [];
  const key = (line: string | undefined) => (options.has('i') ? line?.toLowerCase() : line);
  for (const line of inputs.flatMap(({ text }) => linesOf(text))) {
    const last = groups.at(-1);
    if (last !== undefined && key(last.line) === key(line)) last.count++;
    else groups.push({ line, count: 1 });
  }
  const wanted = groups.filter(
    ({ count }) => !(options.has('d') && count === 1) && !(options.has('u') && count > 1),
  );
  const shown = wanted.map(({ line, count }) =>
    options.has('c') ? `${String(count).padStart(7)} ${line}` : line,
  );
  yield* print(asText(shown));
  return 0;
};
