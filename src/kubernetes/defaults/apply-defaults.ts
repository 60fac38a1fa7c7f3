import { lookUp } from '../../source/look-up.ts';
import { copyJson, isObject, type Json, type JsonObject, objectAt } from '../json.ts';
import { fieldOf, isConfigKind, typeOfKind } from '../schema/schemas.ts';
import { isNamespaced } from '../schema/scope.ts';
import { fillObject } from './fill-object.ts';
import { type Allocation, STAND_INS } from './prepare/allocation.ts';
import { defaultPodRequests } from './prepare/pod.ts';
import { labelAsTemplate, PREPARE } from './prepare/registry.ts';
import { dropUnusedAffinity } from './tables/networking.ts';
import { publishHostPorts } from './tables/pods.ts';

/** Defaults that depend on more than the object that a field belongs to, by type. They modify their argument, which is a copy. */
const ACROSS: Readonly<Record<string, (object: JsonObject) => void>> = {
  V1Pod: (pod) => {
    const spec = objectAt(pod, 'spec');
    publishHostPorts(spec);
    defaultPodRequests(spec);
  },
  V1Service: (service) => dropUnusedAffinity(objectAt(service, 'spec')),
  V1ReplicationController: (controller) => {
    const labels = objectAt(controller, 'spec', 'template', 'metadata', 'labels');
    const spec = controller.spec;
    labelAsTemplate(controller);
    if (
      isObject(spec) &&
      Object.keys(objectAt(spec, 'selector')).length === 0 &&
      Object.keys(labels).length > 0
    )
      spec.selector = { ...labels };
  },
  V1StatefulSet: (set) => {
    const templates = objectAt(set, 'spec').volumeClaimTemplates;
    for (const claim of Array.isArray(templates) ? templates : []) {
      if (isObject(claim)) Object.assign(claim, { kind: 'PersistentVolumeClaim', apiVersion: 'v1' });
    }
  },
};

/**
 * An object with the defaults of Kubernetes 1.35, in the form in which the API server stores it: absent fields that have a default are set,
 * quantities are canonical, and empty fields are omitted. An object of an unknown kind stays as it is. The argument is not modified.
 */
export function applyDefaults(object: JsonObject): JsonObject {
  const { apiVersion, kind } = object;
  const type = typeOfKind(String(apiVersion), String(kind));
  if (type === undefined || isConfigKind(String(apiVersion), String(kind))) return object;
  const across = lookUp(ACROSS, type);
  const copy = across === undefined ? object : copyJson(object);
  across?.(copy);
  return fillObject(type, copy, String(kind));
}

/** The status of an object with its defaults, as `applyDefaults` sets them; unchanged for an unknown kind. The argument is not modified. */
export function statusWithDefaults({ apiVersion, kind, status = {} }: JsonObject): Json {
  const type = typeOfKind(String(apiVersion), String(kind));
  const field = type === undefined ? undefined : fieldOf(type, 'status');
  return field === undefined || !isObject(status) ? status : fillObject(field.type, status, String(kind));
}

/**
 * The object that the API server stores for a new one: defaulted, and with what the server adds (a namespace, labels, an initial status).
 * Allocated values and the requester come from `allocation`, by default placeholders of the right form.
 */
export function asCreated(object: JsonObject, allocation: Allocation = STAND_INS): JsonObject {
  const made = applyDefaults(object);
  return made === object ? object : prepareNew(made, allocation);
}

/** Adds what the API server adds to a new object after its defaults, in place. */
export function prepareNew(made: JsonObject, allocation: Allocation = STAND_INS): JsonObject {
  if (!isObject(made.metadata)) made.metadata = {};
  const metadata = made.metadata;
  if (isNamespaced(String(made.apiVersion), String(made.kind))) metadata.namespace ??= 'default';
  if (!metadata.name && metadata.generateName) metadata.name = `${metadata.generateName}${allocation.suffix}`;
  const type = typeOfKind(String(made.apiVersion), String(made.kind)) ?? '';
  lookUp(PREPARE, type)?.(made, allocation);
  return made;
}
