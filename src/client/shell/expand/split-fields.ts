/** A piece of a word after its expansions. */
export interface Piece {
  readonly text: string;
  readonly quoted: boolean;
  /** Whether it is the result of an unquoted expansion, which is split. */
  readonly splits: boolean;
}

/** A word of a command after splitting. */
export interface SplitField {
  text: string;
  /** The same text for use as a pattern, with quoted characters escaped. */
  pattern: string;
}

const BLANKS = ' \t\n';

/** The fields of a word. @param ifs the variable `IFS`. @see https://www.gnu.org/software/bash/manual/bash.html#Word-Splitting */
export function splitFields(pieces: readonly Piece[], ifs: string): SplitField[] {
  const fields: SplitField[] = [];
  let current: SplitField | undefined;
  let afterBlank = false;
  const end = () => {
    if (current !== undefined) fields.push(current);
    current = undefined;
  };
  for (const { text, quoted, splits } of pieces) {
    if (!splits) {
      current ??= { text: '', pattern: '' };
      current.text += text;
      current.pattern += quoted ? escapePattern(text) : text;
      afterBlank = false;
      continue;
    }
    for (const char of text) {
      if (!ifs.includes(char)) {
        current ??= { text: '', pattern: '' };
        current.text += char;
        current.pattern += char;
        afterBlank = false;
      } else if (BLANKS.includes(char)) {
        afterBlank ||= current !== undefined;
        end();
      } else {
        if (current === undefined && !afterBlank) current = { text: '', pattern: '' };
        afterBlank = false;
        end();
      }
    }
  }
  end();
  return fields;
}

/** A pattern that matches only the given text. */
export function escapePattern(text: string): string {
  return text.replace(/[\\*?[\]{}()!|+@^-]/g, '\\$&');
}
