import { forbidden, type StatusError } from '../api/status-error.ts';
import type { AdmissionRequest } from './plugin.ts';

/** 403 from an admission plugin: `pods "web" is forbidden: …`. */
export function refuse({ resource, name }: AdmissionRequest, why: string): StatusError {
  return forbidden(resource, name, why);
}

/** Whether a request is about the objects of a resource themselves (not a subresource), with one of these operations. */
export function isAbout(
  { resource, subresource, operation }: AdmissionRequest,
  id: string,
  ...operations: readonly AdmissionRequest['operation'][]
): boolean {
  return resource.id === id && subresource === '' && operations.includes(operation);
}
