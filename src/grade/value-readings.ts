/** Words of questions that ask for a bound, and the words in an answer that only repeat it. */
const BOUNDS: readonly { readonly asks: RegExp; readonly bound: RegExp }[] = [
  { asks: /\b(?:below|less than|under)\b/i, bound: /^< ?/ },
  {
    asks: /\b(?:most|may|can|maximum|max|highest|largest|up to|allowed)\b/i,
    bound: /^(?:(?:at most|at the most|maximum|max\.?|up to)(?: of)?|(?:no|not) more than)[: ] ?/i,
  },
  {
    asks: /\b(?:least|must|needs?|minimum|min|lowest|smallest|required)\b/i,
    bound: /^(?:(?:at least|at the least|minimum|min\.?)(?: of)?|(?:no|not) less than|no fewer than)[: ] ?/i,
  },
];
/** A calculation before its result: `100 + 10*20 = 300`, `ceil(4 * 90/60) =`. */
const SUM = /^(?:ceil|floor|round)?[(\d][\d .,()+*x×·:÷/%kmgtib-]*[=≈] ?(?=\d)/i;
const ASKS_FOR_PODS = /\b(?:pods?|replicas?|copies|instances)\b/i;
/** Nouns after a count of Pods. */
const PODS = /(?<=^\S+) (?:pods?|replicas?|copy|copies|instances?)$/i;
/** Prefixes of a field's full path: a kind, `$.` or `.`. */
const ROOT = /^\$?\.?(?:([a-z]+)\.)?(?=(?:spec|status|metadata)\.)/i;
/** A field before its value: `status.phase: `. */
const FIELD = /^(?:[\w.]*\.)?(\w+) ?[:=] ?(?=\S+$)/;

/**
 * The plain value in a text that only adds words about it: a bound if the question asks for one
 * (`at most 3`), a sum's result, a count with its noun, a field's path after its kind, and the value after its field.
 */
export function valueReadings(text: string, asked: string): string[] {
  const words = asked.toLowerCase().split(/[^a-z]/);
  const bare = BOUNDS.reduce(
    (rest, { asks, bound }) => (asks.test(asked) ? rest.replace(bound, '') : rest),
    text,
  );
  const readings = [
    bare,
    text.replace(SUM, ''),
    ASKS_FOR_PODS.test(asked) ? bare.replace(PODS, '') : text,
    text.replace(ROOT, (root, kind: string | undefined) =>
      kind === undefined || namesAKindOf(kind.toLowerCase(), words) ? '' : root,
    ),
    text.replace(FIELD, (lead, field: string) => (words.includes(field.toLowerCase()) ? '' : lead)),
  ];
  return [...new Set(readings)].filter((reading) => reading !== text);
}

/** Whether a word is, or shortens (`deploy`, `svc`), one of others; a template has a `spec` of its own. */
function namesAKindOf(short: string, words: readonly string[]): boolean {
  return (
    short !== 'template' && words.some((long) => long.startsWith(short.charAt(0)) && isShortened(short, long))
  );
}

/** Whether a word's letters occur in another, in order. */
function isShortened(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short.charAt(at)) at++;
  return at === short.length;
}
