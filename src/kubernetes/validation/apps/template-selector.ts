import type { FieldPath } from '../field-path.ts';
import { checkLabelSelector, isEmptySelector, selects } from '../labels.ts';
import { type ApiObject, object } from '../object-values.ts';

export interface SelectorWords {
  /** The controller as it is named in messages: `deployment` in "empty selector is invalid for deployment". */
  readonly owner: string;
  /** The message for the whole selector if a part of it is invalid. */
  readonly invalid: string;
}

/** Checks the selector of a controller, which must be set and not empty. Returns whether it can be evaluated for Pods. */
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

/** Checks that the selector selects the template's labels. A missing selector selects nothing, an empty one everything. */
export function checkSelectsTemplate(
  selector: ApiObject | undefined,
  template: ApiObject | undefined,
  at: FieldPath,
): void {
  const labels = object(object(template, 'metadata'), 'labels');
  if (selector !== undefined && selects(selector, labels)) return;
  at.child('metadata', 'labels').invalid(labels ?? null, '`selector` does not match template `labels`');
}
