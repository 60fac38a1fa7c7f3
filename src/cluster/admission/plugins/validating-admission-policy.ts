import { isObject, type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { evaluateText } from '../../../kubernetes/validation/cel/evaluate/evaluate-text.ts';
import type { Scope } from '../../../kubernetes/validation/cel/evaluate/macros.ts';
import { CelFailure } from '../../../kubernetes/validation/cel/evaluate/value.ts';
import { lookUp } from '../../../source/look-up.ts';
import { StatusError } from '../../api/status-error.ts';
import type { World } from '../../world.ts';
import type { AdmissionPlugin, AdmissionRequest } from '../plugin.ts';
import { matchesResources } from '../policies/match.ts';
import { paramsOf } from '../policies/params.ts';
import { policyScope } from '../policies/scope.ts';
import { refuse } from '../refuse.ts';

const GROUP = 'admissionregistration.k8s.io';
const CODES: Readonly<Record<string, number>> = {
  Forbidden: 403,
  Invalid: 422,
  RequestEntityTooLarge: 413,
  Unauthorized: 401,
};

/** The reason why a policy rejects an object. */
interface Refusal {
  readonly message: string;
  readonly reason: string;
}

/**
 * Enforces policies that are written as CEL expressions.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export const validatingAdmissionPolicy: AdmissionPlugin = {
  name: 'ValidatingAdmissionPolicy',
  validate(request, world) {
    if (request.resource.group === GROUP) return;
    for (const binding of world.list(`validatingadmissionpolicybindings.${GROUP}`)) {
      const policy = world.get(
        `validatingadmissionpolicies.${GROUP}`,
        '',
        textAt(binding, 'spec', 'policyName'),
      );
      if (policy !== undefined) runBinding(request, policy, binding, world);
    }
  },
};

function runBinding(request: AdmissionRequest, policy: JsonObject, binding: JsonObject, world: World): void {
  const own = objectAt(policy, 'spec').matchConstraints;
  const narrowed = objectAt(binding, 'spec').matchResources;
  if (!isObject(own) || !matchesResources(own, request, world)) return;
  if (isObject(narrowed) && !matchesResources(narrowed, request, world)) return;
  const names = `ValidatingAdmissionPolicy '${nameOf(policy)}' with binding '${nameOf(binding)}'`;
  const actions = listAt(binding, 'spec', 'validationActions');
  const refusals = refusalsOf(request, policy, binding, world);
  if (actions.includes('Warn'))
    for (const { message } of refusals) request.warn(`Validation failed for ${names}: ${message}`);
  const [first] = refusals;
  if (first === undefined || !actions.includes('Deny')) return;
  throw denied(request, `${names} denied request: ${first.message}`, first.reason || 'Invalid');
}

function nameOf(object: JsonObject): string {
  return textAt(object, 'metadata', 'name');
}

function denied(request: AdmissionRequest, message: string, reason: string): StatusError {
  const { status } = refuse(request, message);
  return new StatusError({
    ...status,
    reason,
    details: { ...objectAt(status, 'details'), causes: [{ message }] },
    code: lookUp(CODES, reason) ?? 422,
  });
}

function refusalsOf(
  request: AdmissionRequest,
  policy: JsonObject,
  binding: JsonObject,
  world: World,
): Refusal[] {
  const fails = textAt(policy, 'spec', 'failurePolicy') !== 'Ignore';
  const failure = (message: string): Refusal[] => (fails ? [{ message, reason: 'Invalid' }] : []);
  const params = paramsOf(policy, binding, request, world);
  if ('problem' in params) return failure(params.problem);
  return params.found.flatMap((param) => {
    const scope = policyScope(policy, request, param, world);
    const met = conditionsMet(policy, scope);
    if (typeof met === 'string') return failure(met);
    if (!met) return [];
    return objectsAt(policy, 'spec', 'validations').flatMap((validation) => {
      try {
        return validate(validation, scope);
      } catch (error) {
        if (!(error instanceof CelFailure)) throw error;
        const expression = textAt(validation, 'expression');
        return failure(`expression '${expression}' resulted in error: ${error.message}`);
      }
    });
  });
}

/** Whether all match conditions are true; if none is false and one could not be evaluated, the error message. */
function conditionsMet(policy: JsonObject, scope: Scope): boolean | string {
  let problem: string | undefined;
  for (const condition of objectsAt(policy, 'spec', 'matchConditions')) {
    const expression = textAt(condition, 'expression');
    try {
      if (evaluateText(expression, scope) !== true) return false;
    } catch (error) {
      if (!(error instanceof CelFailure)) throw error;
      problem ??= `failed to evaluate match condition: expression '${expression}' resulted in error: ${error.message}`;
    }
  }
  return problem ?? true;
}

function validate(validation: JsonObject, scope: Scope): Refusal[] {
  const expression = textAt(validation, 'expression');
  if (evaluateText(expression, scope) === true) return [];
  const message =
    messageOf(textAt(validation, 'messageExpression'), scope) ||
    textAt(validation, 'message').trim() ||
    `failed expression: ${expression.trim()}`;
  return [{ message, reason: textAt(validation, 'reason') }];
}

/** The result of a message expression; empty unless it is text on a single line. */
function messageOf(expression: string, scope: Scope): string {
  if (expression === '') return '';
  try {
    const found = evaluateText(expression, scope);
    return typeof found === 'string' && !found.includes('\n') ? found.trim() : '';
  } catch (error) {
    if (error instanceof CelFailure) return '';
    throw error;
  }
}
