import { joinApiVersion } from '../../../kubernetes/api-version.ts';
import { applyDefaults } from '../../../kubernetes/defaults/apply-defaults.ts';
import type { JsonObject } from '../../../kubernetes/json.ts';
import { rulesOf } from '../../../kubernetes/validation/registry.ts';
import { validateCreate } from '../../../kubernetes/validation/validate.ts';
import { type ApiCall, writeScope } from '../../api/api-call.ts';
import { decodeObject } from '../../api/decode-object.ts';
import { invalid } from '../../api/invalid.ts';
import { readBody } from '../../api/read-body.ts';

/** The validated review in a request. Throws 400 and 422. */
export function reviewIn(call: ApiCall): JsonObject {
  const { context, request, route } = call;
  const { resource, version, namespace } = route;
  const sent = readBody(request.body, request.headers['content-type'], resource.kind);
  const scope = writeScope(call);
  const decoded = decodeObject(sent, { ...resource, version, ...scope, kubernetes: context.version });
  const review = applyDefaults(decoded);
  if (resource.namespaced) review.metadata = { ...(review.metadata as JsonObject), namespace };
  const rules = rulesOf(joinApiVersion(resource.group, version), resource.kind);
  const causes = rules === undefined ? [] : validateCreate(review, rules);
  if (causes.length > 0) throw invalid(resource, '', causes);
  return review;
}
