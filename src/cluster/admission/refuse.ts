import { forbidden, type StatusError } from '../api/status-error.ts';
import type { AdmissionRequest } from './plugin.ts';

/** 403 of an admission plugin: `pods "web" is forbidden: …`. */
export function refuse({ resource, name }: AdmissionRequest, why: string): StatusError {
  return forbidden(resource, name, why);
}

/** Whether a request is about objects of a resource themselves, in one of some ways. */
export function isAbout(
  { resource, subresource, operation }: AdmissionRequest,
  id: string,
  ...operations: readonly AdmissionRequest['operation'][]
): boolean {
  return resource.id === id && subresource === '' && operations.includes(operation);
}
