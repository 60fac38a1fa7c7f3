const UPPER = /^(?:at (?:the )?most|max(?:imum|\.)?(?: of)?|up to|no more than|not more than)[: ] ?(?=\S)/i;
const LOWER =
  /^(?:at (?:the )?least|min(?:imum|\.)?(?: of)?|no less than|no fewer than|not less than)[: ] ?(?=\S)/i;
const ASKS_FOR_MOST = /\b(?:most|may|can|maximum|max|highest|largest|up to|allowed)\b/i;
const ASKS_FOR_LEAST = /\b(?:least|must|needs?|minimum|min|lowest|smallest|required)\b/i;
const ASKS_BELOW = /\b(?:below|less than|under)\b/i;
/** A sum with its result: `100 + 10*20 = 300`. */
const SUM = /^[(\d][\d\s.,+*x\u00d7·()/%kmgtib-]*= ?(?=\d)/i;
const OPERATOR = /[+*x\u00d7·/-]/i;
/** What a count is of, when it is of Pods. */
const POD_COUNT = /^(\S+) (?:pods?|replicas?|copy|copies|instances?)$/i;
const ASKS_FOR_PODS = /\b(?:pods?|replicas?|copies|instances)\b/i;
/** A field's whole path, after a kind, `$.` or `.`. */
const WHOLE_PATH = /^(?:\$?\.|(?:\$?\.)?([a-z]+)\.)((?:spec|status|metadata)\..+)$/i;
/** A field with its value: `status.phase: Unknown`. */
const FIELD_WITH_VALUE = /^\.?(?:[a-z]\w*\.)*([a-z]\w*)(?:: ?| ?= ?)(\S+)$/i;

/**
 * The bare value in a text that says more about it and nothing else: a bound where the question asks for one
 * (`at most 3`), a sum's result, a count with its noun, a field's path after its kind, and the value after its field.
 */
export function valueReadings(text: string, asked: string): string[] {
  const found: string[] = [];
  const bare = withoutBound(text, asked);
  if (bare !== text) found.push(bare);
  const result = text.replace(SUM, (sum) => (OPERATOR.test(sum) ? '' : sum));
  if (result !== text) found.push(result);
  const count = ASKS_FOR_PODS.test(asked) ? POD_COUNT.exec(bare)?.[1] : undefined;
  if (count !== undefined) found.push(count);
  const [, kind, path] = WHOLE_PATH.exec(text) ?? [];
  if (path !== undefined && (kind === undefined || namesAKindOf(kind, asked))) found.push(path);
  const [, field, value] = FIELD_WITH_VALUE.exec(text) ?? [];
  if (field !== undefined && value !== undefined && wordsOf(asked).includes(field.toLowerCase()))
    found.push(value);
  return found;
}

function withoutBound(text: string, asked: string): string {
  if (ASKS_BELOW.test(asked) && text.startsWith('<')) return text.replace(/^< ?/, '');
  if (ASKS_FOR_MOST.test(asked) && UPPER.test(text)) return text.replace(UPPER, '');
  if (ASKS_FOR_LEAST.test(asked) && LOWER.test(text)) return text.replace(LOWER, '');
  return text;
}

/** Whether a word is, or shortens (`deploy`, `svc`), a word of the question; a template has a `spec` of its own. */
function namesAKindOf(word: string, asked: string): boolean {
  const short = word.toLowerCase();
  if (short.length < 2 || short.endsWith('template')) return false;
  return wordsOf(asked).some((long) => long.startsWith(short.charAt(0)) && isShortened(short, long));
}

/** Whether a word's letters are in another's, in order. */
function isShortened(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short.charAt(at)) at++;
  return at === short.length;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z]+/g) ?? [];
}
