import { type JsonObject, listAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { ApiCall } from '../../api/api-call.ts';
import type { ApiReply, User } from '../../api/request.ts';
import type { AccessAttributes } from '../attributes.ts';
import { decide } from '../rbac/decide.ts';
import { reviewIn } from './review-body.ts';

/** Answers whether the sender may do something: `kubectl auth can-i`. */
export function reviewOwnAccess(call: ApiCall): ApiReply {
  return answer(call, () => call.user);
}

/** Answers whether a given user may do something, in the cluster or in one namespace. */
export function reviewAccess(call: ApiCall): ApiReply {
  return answer(call, (spec) => {
    const uid = textAt(spec, 'uid');
    return {
      name: textAt(spec, 'user'),
      groups: listAt(spec, 'groups').map(String),
      ...(uid !== '' && { uid }),
    };
  });
}

function answer(call: ApiCall, userOf: (spec: JsonObject) => User): ApiReply {
  const review = reviewIn(call);
  const spec = objectAt(review, 'spec');
  const { allowed, reason } = decide(attributesOf(spec, userOf(spec)), call.context.world);
  const status: JsonObject = { allowed, ...(reason !== '' && { reason }) };
  return { status: 201, body: { ...review, metadata: objectAt(review, 'metadata'), status } };
}

function attributesOf(spec: JsonObject, user: User): AccessAttributes {
  const of = objectAt(spec, 'resourceAttributes');
  const path = objectAt(spec, 'nonResourceAttributes');
  const isPath = spec.nonResourceAttributes !== undefined;
  return {
    user,
    verb: textAt(isPath ? path : of, 'verb'),
    resource: textAt(of, 'resource'),
    group: textAt(of, 'group'),
    subresource: textAt(of, 'subresource'),
    namespace: textAt(of, 'namespace'),
    name: textAt(of, 'name'),
    path: textAt(path, 'path'),
  };
}
