import { LineIndex } from './line-index.ts';

/** A text with the path that diagnostics show for it. The line index is built when it is first needed. */
export class SourceFile {
  readonly path: string;
  readonly text: string;
  #lines: LineIndex | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.text);
    return this.#lines;
  }
}
