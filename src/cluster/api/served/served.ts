import { joinApiVersion } from '../../../kubernetes/api-version.ts';
import type { JsonObject } from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';
import type { ApiResource } from '../../registry/resource.ts';
import { autoscalerAsServed, autoscalerAsStored } from './autoscaler.ts';
import { eventAsServed, eventAsStored } from './event.ts';

/** Converts an object between two versions of its kind, without changing its argument. */
type Conversion = (object: JsonObject) => JsonObject;

interface VersionedForm {
  /** The served version, which differs from the stored one. */
  readonly apiVersion: string;
  readonly asServed: Conversion;
  readonly asStored: Conversion;
}

/** The built-in kinds that are also served in a version other than the stored one, by resource. */
const FORMS: Readonly<Record<string, VersionedForm>> = {
  events: { apiVersion: 'events.k8s.io/v1', asServed: eventAsServed, asStored: eventAsStored },
  'horizontalpodautoscalers.autoscaling': {
    apiVersion: 'autoscaling/v1',
    asServed: autoscalerAsServed,
    asStored: autoscalerAsStored,
  },
};

/** The object in the version that was requested. */
export function asServed(object: JsonObject, resource: ApiResource, version: string): JsonObject {
  const form = lookUp(FORMS, resource.id);
  if (form === undefined && !resource.custom) return object;
  const apiVersion = joinApiVersion(resource.group, version);
  if (form?.apiVersion === apiVersion) return form.asServed(object);
  return resource.custom && object.apiVersion !== apiVersion ? { ...object, apiVersion } : object;
}

/** The object in the version in which it is stored, from the version in which it was sent. */
export function asStored(object: JsonObject, resource: ApiResource, version: string): JsonObject {
  const form = lookUp(FORMS, resource.id);
  if (form === undefined && !resource.custom) return object;
  if (form?.apiVersion === joinApiVersion(resource.group, version)) return form.asStored(object);
  const apiVersion = joinApiVersion(resource.group, resource.version);
  return resource.custom && object.apiVersion !== apiVersion ? { ...object, apiVersion } : object;
}
