import { forbidden, statusError } from '../api/status-error.ts';
import type { World } from '../world.ts';
import type { AccessAttributes } from './attributes.ts';
import { decide } from './rbac/decide.ts';

/** Throws 403 if the user is not allowed to do this. */
export function authorize(wanted: AccessAttributes, world: World): void {
  const { allowed, reason } = decide(wanted, world);
  if (allowed) return;
  const why = reason === '' ? refusal(wanted) : `${refusal(wanted)}: ${reason}`;
  const { resource, group, name } = wanted;
  if (resource === '') throw statusError(403, 'Forbidden', `forbidden: ${why}`, {});
  throw forbidden({ plural: resource, group }, name, why);
}

function refusal({ user, verb, resource, subresource, group, namespace, path }: AccessAttributes): string {
  const who = `User ${JSON.stringify(user.name)} cannot ${verb}`;
  if (resource === '') return `${who} path ${JSON.stringify(path)}`;
  const full = subresource === '' ? resource : `${resource}/${subresource}`;
  const where = namespace === '' ? 'at the cluster scope' : `in the namespace ${JSON.stringify(namespace)}`;
  return `${who} resource ${JSON.stringify(full)} in API group ${JSON.stringify(group)} ${where}`;
}
