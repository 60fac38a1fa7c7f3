import { lookUp } from '../../source/look-up.ts';
import { Beyond } from '../shell/beyond.ts';

/** The options that a filter supports; a script with any other option is not executable. */
export interface OptionSyntax {
  /** Letters without a value. */
  readonly switches?: string;
  /** Letters with a value. */
  readonly valued?: string;
  /** The letters of long names; an empty letter means that the option is accepted without effect. */
  readonly long?: Readonly<Record<string, string>>;
  /** Whether options end at the first other word. */
  readonly inFront?: boolean;
}

/** The parsed words of a call. */
export class FilterOptions {
  readonly #found: readonly (readonly [letter: string, value: string])[];
  /** The words that are not options. */
  readonly words: readonly string[];

  constructor(found: readonly (readonly [string, string])[], words: readonly string[]) {
    this.#found = found;
    this.words = words;
  }

  has(letter: string): boolean {
    return this.#found.some(([name]) => name === letter);
  }

  /** The last value of an option. */
  value(letter: string): string | undefined {
    return this.#found.findLast(([name]) => name === letter)?.[1];
  }

  all(letter: string): string[] {
    return this.#found.filter(([name]) => name === letter).map(([, value]) => value);
  }

  /** A count; `undefined` if it is not given. @throws Beyond if it is not a plain number */
  count(letter: string): number | undefined {
    const text = this.value(letter);
    if (text === undefined) return undefined;
    if (!/^\d{1,9}$/.test(text)) throw new Beyond(`-${letter} ${text}`);
    return Number(text);
  }
}

/** Parses options as GNU tools do: `-abc`, `-n5`, `-n 5`, `--name=value`; `--` ends them. @throws Beyond for an unknown option */
export function readOptions(name: string, args: readonly string[], syntax: OptionSyntax): FilterOptions {
  const { switches = '', valued = '', long = {}, inFront = false } = syntax;
  const found: [string, string][] = [];
  const words: string[] = [];
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      words.push(...rest);
      break;
    }
    if (arg.startsWith('--')) {
      const [all, key = '', value] = /^--([^=]+)(?:=([\s\S]*))?$/.exec(arg) ?? [];
      const letter = lookUp(long, key);
      if (all === undefined || letter === undefined) throw new Beyond(`${name} ${arg}`);
      if (valued.includes(letter) && letter !== '') found.push([letter, value ?? rest.shift() ?? '']);
      else if (letter !== '') found.push([letter, '']);
    } else if (arg.startsWith('-') && arg !== '-') {
      for (let at = 1; at < arg.length; at++) {
        const letter = arg[at] ?? '';
        if (valued.includes(letter)) {
          found.push([letter, at + 1 < arg.length ? arg.slice(at + 1) : (rest.shift() ?? '')]);
          break;
        }
        if (!switches.includes(letter)) throw new Beyond(`${name} -${letter}`);
        found.push([letter, '']);
      }
    } else {
      words.push(arg);
      if (inFront) {
        words.push(...rest);
        break;
      }
    }
  }
  return new FilterOptions(found, words);
}
