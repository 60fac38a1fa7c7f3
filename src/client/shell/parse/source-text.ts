import type { Range } from '../../../source/range.ts';

interface OpenDocument {
  readonly end: string;
  readonly stripsTabs: boolean;
  /** Receives the text, without the line that ends it. */
  readonly give: (text: string, start: number) => void;
}

interface Splice {
  readonly at: number;
  readonly removed: number;
  readonly added: number;
}

const NAME_OF_ALIAS = /^[^\s|&;()<>'"\\$`=/]+(?=[\s|&;()<>]|$)/;

/** The text of a script, read from left to right; aliases are expanded in it at the start of commands. */
export class SourceText {
  text: string;
  at = 0;
  readonly #aliases: ReadonlyMap<string, string>;
  readonly #splices: Splice[] = [];
  /** The aliases that were expanded, and where their texts end. */
  readonly #replaced: { readonly name: string; end: number }[] = [];
  #documents: OpenDocument[] = [];
  /** The position after an alias that ends with a space, where the next word may be an alias too. */
  #aliasFollows = -1;

  constructor(text: string, aliases: ReadonlyMap<string, string> = new Map()) {
    this.text = text;
    this.#aliases = aliases;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  char(offset = 0): string {
    return this.text[this.at + offset] ?? '';
  }

  startsWith(part: string): boolean {
    return this.text.startsWith(part, this.at);
  }

  /** Reads a match at this position. @param pattern sticky */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.at += match[0].length;
    return match;
  }

  skipBlanks(): void {
    this.take(/(?:[ \t]|\\\r?\n)*(?:#[^\n]*)?/y);
  }

  /** Reads a line break, and the here-documents that start after it. */
  takeNewline(): boolean {
    if (this.take(/\r?\n/y) === undefined) return false;
    const open = this.#documents;
    this.#documents = [];
    for (const document of open) this.#readDocument(document);
    return true;
  }

  /** Ends here-documents that have no lines at the end of the text. */
  finishDocuments(): void {
    const open = this.#documents;
    this.#documents = [];
    for (const document of open) this.#readDocument(document);
  }

  openDocument(document: OpenDocument): void {
    this.#documents.push(document);
  }

  #readDocument({ end, stripsTabs, give }: OpenDocument): void {
    const start = this.at;
    let text = '';
    while (!this.isAtEnd) {
      const [line = ''] = this.take(/[^\n]*\n?/y) ?? [];
      const stripped = stripsTabs ? line.replace(/^\t+/, '') : line;
      if (stripped.replace(/\r?\n$/, '') === end) break;
      text += stripped;
    }
    give(text, start);
  }

  /** Expands an alias at the start of a command, or after an alias that ends with a space. */
  replaceAlias(isCommand: boolean): void {
    while (isCommand || (this.#aliasFollows >= 0 && this.at >= this.#aliasFollows)) {
      this.#aliasFollows = -1;
      const [name] = NAME_OF_ALIAS.exec(this.text.slice(this.at)) ?? [];
      const value = name === undefined ? undefined : this.#aliases.get(name);
      if (name === undefined || value === undefined || this.#isWithin(name)) return;
      this.text = this.text.slice(0, this.at) + value + this.text.slice(this.at + name.length);
      this.#splices.push({ at: this.at, removed: name.length, added: value.length });
      for (const one of this.#replaced) if (one.end > this.at) one.end += value.length - name.length;
      this.#replaced.push({ name, end: this.at + value.length });
      if (/[ \t]$/.test(value)) this.#aliasFollows = this.at + value.length;
      this.skipBlanks();
    }
  }

  /** Whether the position is within the text of an alias, which is not expanded again there. */
  #isWithin(name: string): boolean {
    return this.#replaced.some((one) => one.name === name && this.at < one.end);
  }

  /** A range in the original text. */
  range(start: number, end = this.at): Range {
    return { start: this.#given(start), end: this.#given(end) };
  }

  #given(place: number): number {
    return this.#splices.reduceRight((at, { at: start, removed, added }) => {
      if (at <= start) return at;
      return at < start + added ? start + removed : at - added + removed;
    }, place);
  }
}
