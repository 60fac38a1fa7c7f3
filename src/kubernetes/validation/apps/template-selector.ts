import type { FieldPath } from '../field-path.ts';
import { checkLabelSelector, isEmptySelector, selects } from '../labels.ts';
import { type ApiObject, object } from '../object-values.ts';

export interface SelectorWords {
  /** `deployment` in "empty selector is invalid for deployment". */
  readonly owner: string;
  /** What is said of the whole selector when a part of it is wrong. */
  readonly invalid: string;
}

/** The selector of a controller, which must be there and name something; gives whether Pods can be told by it. */
export function checkOwnSelector(spec: ApiObject, { owner, invalid }: SelectorWords, at: FieldPath): boolean {
  const selector = object(spec, 'selector');
  if (selector === undefined) {
    at.required();
    return true;
  }
  const before = at.count;
  checkLabelSelector(selector, at);
  const sound = at.count === before;
  if (isEmptySelector(selector)) at.invalid(selector, `empty selector is invalid for ${owner}`);
  if (!sound) at.invalid(selector, invalid);
  return sound;
}

/** A selector that is absent selects nothing, one that is empty everything. */
export function checkSelectsTemplate(
  selector: ApiObject | undefined,
  template: ApiObject | undefined,
  at: FieldPath,
): void {
  const labels = object(object(template, 'metadata'), 'labels');
  if (selector !== undefined && selects(selector, labels)) return;
  at.child('metadata', 'labels').invalid(labels ?? null, '`selector` does not match template `labels`');
}
