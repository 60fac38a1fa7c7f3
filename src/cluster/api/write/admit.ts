import type { JsonObject } from '../../../kubernetes/json.ts';
import type { AdmissionRequest } from '../../admission/plugin.ts';
import { PLUGINS } from '../../admission/registry.ts';
import type { WriteScope } from './write-scope.ts';

/** The write in the form that admission plugins receive. */
export function admissionRequest(
  scope: WriteScope,
  operation: AdmissionRequest['operation'],
  name: string,
  { object, before }: { object?: JsonObject; before?: JsonObject },
): AdmissionRequest {
  const { resource, subresource, namespace } = scope.route;
  return {
    operation,
    resource,
    subresource,
    namespace,
    name,
    ...(object && { object }),
    ...(before && { before }),
    user: scope.user,
    dryRun: scope.dryRun,
    warn: (text) => scope.warn(text),
    suffix: () => scope.context.random.suffix(),
  };
}

/** Runs the mutating admission plugins, which may change the object. */
export function admit(request: AdmissionRequest, scope: WriteScope): void {
  for (const plugin of PLUGINS) plugin.admit?.(request, scope.context.world);
}

/** Runs the validating admission plugins on the validated object. */
export function validateAdmission(request: AdmissionRequest, scope: WriteScope): void {
  for (const plugin of PLUGINS) plugin.validate?.(request, scope.context.world);
}
