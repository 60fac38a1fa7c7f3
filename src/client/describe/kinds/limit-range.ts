import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import type { Description } from '../description.ts';
import { quantityText } from '../values.ts';

const HEADS = [
  'Type',
  'Resource',
  'Min',
  'Max',
  'Default Request',
  'Default Limit',
  'Max Limit/Request Ratio',
];
const AMOUNTS = ['min', 'max', 'defaultRequest', 'default', 'maxLimitRequestRatio'];

// biome-ignore lint/correctness/useYield: a LimitRange is described without asking for anything else.
export const describeLimitRange: Describer = function* ({ object }, page) {
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Namespace', textAt(object, 'metadata', 'namespace'));
  page.heads(0, ...HEADS);
  writeLimits(page, object, '');
};

function writeLimits(page: Description, range: JsonObject, indent: string): void {
  for (const limit of objectsAt(range, 'spec', 'limits')) {
    const names = new Set(AMOUNTS.flatMap((field) => Object.keys(objectAt(limit, field))));
    for (const name of [...names].sort()) {
      const amounts = AMOUNTS.map((field) => {
        const amount = objectAt(limit, field)[name];
        return amount === undefined ? '-' : quantityText(amount);
      });
      page.line(0, `${indent}${textAt(limit, 'type')}`, name, ...amounts);
    }
  }
}

/** Adds all limits of a namespace. */
export function writeLimitRanges(page: Description, ranges: readonly JsonObject[]): void {
  if (ranges.length === 0) {
    page.line(0, 'No LimitRange resource.');
    return;
  }
  const [first = '', ...others] = HEADS;
  page.line(0, 'Resource Limits');
  page.line(0, ` ${first}`, ...others);
  page.line(0, ...HEADS.map((head, at) => `${at === 0 ? ' ' : ''}${'-'.repeat(head.length)}`));
  for (const range of ranges) writeLimits(page, range, ' ');
}
