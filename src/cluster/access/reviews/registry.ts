import type { ApiCall } from '../../api/api-call.ts';
import type { ApiReply } from '../../api/request.ts';
import { reviewAccess, reviewOwnAccess } from './access-review.ts';
import { reviewOwnRules } from './rules-review.ts';
import { reviewSelf } from './subject-review.ts';
import { reviewToken } from './token-review.ts';

/** The handlers of access reviews, by resource. Reviews are answered but not stored. */
export const REVIEWS: Readonly<Record<string, (call: ApiCall) => ApiReply>> = {
  'localsubjectaccessreviews.authorization.k8s.io': reviewAccess,
  'selfsubjectaccessreviews.authorization.k8s.io': reviewOwnAccess,
  'selfsubjectrulesreviews.authorization.k8s.io': reviewOwnRules,
  'selfsubjectreviews.authentication.k8s.io': reviewSelf,
  'subjectaccessreviews.authorization.k8s.io': reviewAccess,
  'tokenreviews.authentication.k8s.io': reviewToken,
};
