import { Beyond } from '../../shell/beyond.ts';
import { LongestMatcher } from '../regex/longest-match.ts';
import { posixSource } from '../regex/posix-expression.ts';
import { type AwkValue, asAwkText, asNumber, inputValue } from './value.ts';

const ESCAPES = { n: '\n', t: '\t' };
const MATCHERS = new Map<string, LongestMatcher>();

/** A matcher for an extended regular expression. */
export function awkMatcher(pattern: string): LongestMatcher {
  let matcher = MATCHERS.get(pattern);
  if (matcher === undefined) {
    matcher = new LongestMatcher(posixSource(pattern, 'extended', ESCAPES), false);
    MATCHERS.set(pattern, matcher);
  }
  return matcher;
}

/** Splits a text by `FS`: by white space, by one character, or by a regular expression. */
export function splitRecord(text: string, separator: string): string[] {
  if (separator === ' ') return text.split(/[ \t\n]+/).filter((field) => field !== '');
  if (separator === '') throw new Beyond('awk with an empty separator');
  if (text === '') return [];
  if (separator.length === 1 && separator !== '\\') return text.split(separator);
  const matcher = awkMatcher(separator);
  const fields: string[] = [];
  let from = 0;
  for (let match = matcher.find(text); match !== undefined && match.end > match.start; ) {
    fields.push(text.slice(from, match.start));
    from = match.end;
    match = matcher.find(text, from);
  }
  return [...fields, text.slice(from)];
}

/** The current line, with its fields and variables. */
export class AwkRecord {
  readonly #variables = new Map<string, AwkValue>([
    ['FS', ' '],
    ['OFS', ' '],
    ['ORS', '\n'],
    ['RS', '\n'],
    ['SUBSEP', '\u001c'],
    ['NR', 0],
    ['FNR', 0],
  ]);
  #text = '';
  #fields: AwkValue[] = [];

  get(name: string): AwkValue {
    return name === 'NF' ? this.#fields.length : this.#variables.get(name);
  }

  text(name: string): string {
    return asAwkText(this.get(name));
  }

  set(name: string, value: AwkValue): void {
    if (name === 'RS' && asAwkText(value) !== '\n') throw new Beyond('awk with another RS');
    if (/^(?:CONVFMT|OFMT|ENVIRON|ARGV|ARGC|FPAT|FIELDWIDTHS|IGNORECASE)$/.test(name))
      throw new Beyond(`awk with ${name}`);
    if (name !== 'NF') {
      this.#variables.set(name, value);
      return;
    }
    const count = asNumber(value);
    this.#fields = Array.from({ length: count }, (_, i) => this.#fields[i]);
    this.#join();
  }

  /** Reads the next line. */
  read(line: string): void {
    this.#text = line;
    this.#fields = splitRecord(line, this.text('FS')).map(inputValue);
  }

  field(index: number): AwkValue {
    if (index < 0 || !Number.isFinite(index)) throw new Beyond(`awk with the field ${index}`);
    return index === 0 ? inputValue(this.#text) : this.#fields[Math.trunc(index) - 1];
  }

  setField(index: number, value: AwkValue): void {
    if (index < 0 || index > 1000) throw new Beyond(`awk with the field ${index}`);
    if (index === 0) {
      this.read(asAwkText(value));
      return;
    }
    while (this.#fields.length < index) this.#fields.push(undefined);
    this.#fields[index - 1] = value;
    this.#join();
  }

  #join(): void {
    this.#text = this.#fields.map(asAwkText).join(this.text('OFS'));
  }
}
