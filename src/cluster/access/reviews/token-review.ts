import { type JsonObject, listAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { ApiCall } from '../../api/api-call.ts';
import type { ApiReply } from '../../api/request.ts';
import { ISSUER, userOfToken } from '../tokens/account-token.ts';
import { reviewIn } from './review-body.ts';
import { userInfo } from './subject-review.ts';

/**
 * Returns the user of a token. Only service account tokens are known.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-review-v1/
 */
export function reviewToken(call: ApiCall): ApiReply {
  const review = reviewIn(call);
  const { world, tokenKey } = call.context;
  const user = userOfToken(textAt(review, 'spec', 'token'), tokenKey, world);
  const audiences = listAt(review, 'spec', 'audiences');
  const status: JsonObject =
    user === undefined
      ? { user: {}, error: 'invalid bearer token' }
      : {
          authenticated: true,
          user: userInfo(user),
          audiences: audiences.length > 0 ? [...audiences] : [ISSUER],
        };
  return { status: 201, body: { ...review, metadata: objectAt(review, 'metadata'), status } };
}
