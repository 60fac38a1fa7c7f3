import { joinApiVersion } from '../../../kubernetes/api-version.ts';
import type { JsonObject } from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';
import type { ApiResource } from '../../registry/resource.ts';
import { autoscalerAsServed, autoscalerAsStored } from './autoscaler.ts';
import { eventAsServed, eventAsStored } from './event.ts';

/** Turns an object between two versions of its kind; changes nothing that it is given. */
type Conversion = (object: JsonObject) => JsonObject;

/** How an object is shown in a version other than the one in which it is stored, by `resource/group/version`. */
const SHOWN: Readonly<Record<string, Conversion>> = {
  'events/events.k8s.io/v1': eventAsServed,
  'horizontalpodautoscalers.autoscaling/autoscaling/v1': autoscalerAsServed,
};

/** How an object that was sent in such a version is stored. */
const STORED: Readonly<Record<string, Conversion>> = {
  'events/events.k8s.io/v1': eventAsStored,
  'horizontalpodautoscalers.autoscaling/autoscaling/v1': autoscalerAsStored,
};

/** The object in the version in which it was asked for. */
export function asServed(object: JsonObject, resource: ApiResource, version: string): JsonObject {
  const key = `${resource.id}/${joinApiVersion(resource.group, version)}`;
  const convert = lookUp(SHOWN, key);
  if (convert !== undefined) return convert(object);
  const apiVersion = joinApiVersion(resource.group, version);
  return resource.custom && object.apiVersion !== apiVersion ? { ...object, apiVersion } : object;
}

/** The object that was sent in a version, in the version in which it is stored. */
export function asStored(object: JsonObject, resource: ApiResource, version: string): JsonObject {
  const key = `${resource.id}/${joinApiVersion(resource.group, version)}`;
  const convert = lookUp(STORED, key);
  if (convert !== undefined) return convert(object);
  const apiVersion = joinApiVersion(resource.group, resource.version);
  return resource.custom && object.apiVersion !== apiVersion ? { ...object, apiVersion } : object;
}
