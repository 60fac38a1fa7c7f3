import { type JsonObject, objectAt } from '../../../kubernetes/json.ts';
import type { ApiCall } from '../../api/api-call.ts';
import type { ApiReply, User } from '../../api/request.ts';
import { timeText } from '../../time.ts';
import { reviewIn } from './review-body.ts';

/** Returns who the sender is: `kubectl auth whoami`. */
export function reviewSelf(call: ApiCall): ApiReply {
  const review = reviewIn(call);
  const metadata: JsonObject = {
    ...objectAt(review, 'metadata'),
    creationTimestamp: timeText(call.context.world.now),
  };
  return { status: 201, body: { ...review, metadata, status: { userInfo: userInfo(call.user) } } };
}

/** A user in the form used by reviews and policies. */
export function userInfo({ name, uid, groups, extra }: User): JsonObject {
  return {
    username: name,
    ...(uid !== undefined && { uid }),
    ...(groups.length > 0 && { groups: [...groups] }),
    ...(extra !== undefined && {
      extra: Object.fromEntries(Object.entries(extra).map(([key, values]) => [key, [...values]])),
    }),
  };
}
