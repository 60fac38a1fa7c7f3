import { notNegative } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { type ApiObject, number, objects, optionalText, text } from '../object-values.ts';

const MOST_RULES = 20;
const LONGEST_INDEXES = 65_536;

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy */
export function checkSuccessPolicy(policy: ApiObject, spec: ApiObject, at: FieldPath): void {
  const rules = objects(policy, 'rules');
  if (text(spec, 'completionMode') !== 'Indexed') {
    const shown = rules.map((rule) => ({
      SucceededIndexes: rule['succeededIndexes'] ?? null,
      SucceededCount: rule['succeededCount'] ?? null,
    }));
    at.invalid({ Rules: shown }, 'requires indexed completion mode');
    return;
  }
  const here = at.child('rules');
  if (rules.length === 0)
    here.required('at least one rules must be specified when the successPolicy is specified');
  if (rules.length > MOST_RULES) here.tooMany(rules.length, MOST_RULES);
  rules.forEach((rule, position) => {
    checkRule(rule, number(spec, 'completions') ?? 0, here.item(position));
  });
}

function checkRule(rule: ApiObject, completions: number, at: FieldPath): void {
  const count = number(rule, 'succeededCount');
  const indexes = optionalText(rule, 'succeededIndexes');
  if (count === undefined && indexes === undefined)
    at.required('at least one of succeededCount or succeededIndexes must be specified');
  let total: number | undefined;
  if (indexes !== undefined) {
    const here = at.child('succeededIndexes');
    if (indexes.length > LONGEST_INDEXES) here.tooLong(LONGEST_INDEXES);
    const read = countIndexes(indexes, completions);
    if (typeof read === 'string') here.invalid(indexes, `error parsing succeededIndexes: ${read}`);
    else total = read;
  }
  if (count === undefined) return;
  const here = at.child('succeededCount');
  notNegative(count, here);
  if (count > completions)
    here.invalid(count, `must be less than or equal to ${completions} (the number of specified completions)`);
  if (total !== undefined && count > total)
    here.invalid(
      count,
      `must be less than or equal to ${total} (the number of indexes in the specified succeededIndexes field)`,
    );
}

/** The number of indexes in `0,2-4`, or why the text cannot be parsed. */
function countIndexes(text: string, completions: number): number | string {
  let total = 0;
  let last: number | undefined;
  if (text === '') return 0;
  for (const interval of text.split(',')) {
    const ends = interval.split('-');
    if (ends.length > 2)
      return `the fragment "${interval}" violates the requirement that an index interval can have at most two parts separated by '-'`;
    const [first = 0, end = first] = ends.map(Number);
    if (ends.some((word) => !/^[0-9]+$/.test(word)))
      return `cannot convert string to integer for index: "${ends.find((word) => !/^[0-9]+$/.test(word))}"`;
    if (first >= completions || end >= completions)
      return `too large index: "${first >= completions ? first : end}"`;
    if (last !== undefined && last >= first)
      return `non-increasing order, previous: ${last}, current: ${first}`;
    if (ends.length === 2 && first >= end) return `non-increasing order, previous: ${first}, current: ${end}`;
    total += end - first + 1;
    last = end;
  }
  return total;
}
