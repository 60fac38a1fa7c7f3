/** A learner's answer. */
export type Given =
  | { readonly type: 'text'; readonly text: string }
  /** One text per gap, in order. */
  | { readonly type: 'gaps'; readonly texts: readonly string[] }
  /** Positions from 0 in the card's own order, not the shown one; for `steps`, in the order that the learner chose. */
  | { readonly type: 'items'; readonly items: readonly number[] };

/** An answer as one text, for the log: positions count from 1. */
export function givenAsText(given: Given): string {
  switch (given.type) {
    case 'text':
      return given.text;
    case 'gaps':
      return given.texts.join('\n');
    case 'items':
      return given.items.map((item) => item + 1).join(' ');
  }
}
