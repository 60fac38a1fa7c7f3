import { type JsonObject, textAt } from '../../kubernetes/json.ts';
import { isCustomType, typeOfKind } from '../../kubernetes/schema/schemas.ts';
import type { Visited } from '../builder/visit.ts';
import type { PatchType } from '../commands/send-change.ts';
import { mergeDiff } from './merge-diff.ts';
import { strategicDiff } from './strategic-diff.ts';

/** The patch that turns one object into another, of the patch type that the object's type supports. */
export function diffOf(
  { object }: Pick<Visited, 'object'>,
  after: JsonObject,
): { readonly type: PatchType; readonly patch: JsonObject } {
  const type = typeOfKind(textAt(object, 'apiVersion'), textAt(object, 'kind'));
  if (type === undefined || isCustomType(type)) return { type: 'merge', patch: mergeDiff(object, after) };
  return { type: 'strategic', patch: strategicDiff(object, after, type) };
}
