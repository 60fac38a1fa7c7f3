import { type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { ApiCall } from '../../api/api-call.ts';
import type { ApiReply } from '../../api/request.ts';
import { rulesGivenTo } from '../rbac/applicable-rules.ts';
import { MASTERS } from '../rbac/decide.ts';
import type { PolicyRule } from '../rbac/policy-rule.ts';
import { reviewIn } from './review-body.ts';

const EVERYTHING: readonly PolicyRule[] = [
  { verbs: ['*'], apiGroups: ['*'], resources: ['*'], resourceNames: [], nonResourceURLs: [] },
  { verbs: ['*'], apiGroups: [], resources: [], resourceNames: [], nonResourceURLs: ['*'] },
];

/** Lists what the sender may do in a namespace: `kubectl auth can-i --list`. */
export function reviewOwnRules(call: ApiCall): ApiReply {
  const review = reviewIn(call);
  const { user, context } = call;
  const namespace = textAt(review, 'spec', 'namespace');
  const given = [...rulesGivenTo(user, namespace, context.world)];
  const masters = user.groups.includes(MASTERS) ? EVERYTHING : [];
  const rules = [...masters, ...given.flatMap((one) => one.rules)];
  const problems = given.flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
  const status: JsonObject = {
    resourceRules: rules.filter(({ resources }) => resources.length > 0).map(resourceRule),
    nonResourceRules: rules
      .filter(({ nonResourceURLs }) => nonResourceURLs.length > 0)
      .map(({ verbs, nonResourceURLs }) => ({
        verbs: [...verbs],
        nonResourceURLs: [...nonResourceURLs],
      })),
    incomplete: problems.length > 0,
    ...(problems.length > 0 && { evaluationError: problems.join(', ') }),
  };
  return { status: 201, body: { ...review, metadata: objectAt(review, 'metadata'), spec: {}, status } };
}

function resourceRule({ verbs, apiGroups, resources, resourceNames }: PolicyRule): JsonObject {
  return {
    verbs: [...verbs],
    ...(apiGroups.length > 0 && { apiGroups: [...apiGroups] }),
    resources: [...resources],
    ...(resourceNames.length > 0 && { resourceNames: [...resourceNames] }),
  };
}
