import { copyJson, isObject, type Json, type JsonObject } from '../json.ts';
import { hasStructure } from '../schema/structure.ts';
import type { ServerDefault } from './server-default.ts';
import { SERVER_DEFAULTS } from './tables/registry.ts';
import { type PlannedField, planOf, type TypePlan } from './type-plan.ts';
import { isZero, writeMicroTime, writeScalar, zeroOf } from './write-scalar.ts';

/** A copy of an object of a known type within an object of a kind, defaulted and written as the API server does. Unknown fields stay. */
export function fillObject(type: string, object: JsonObject, kind: string): JsonObject {
  const plan = planOf(type);
  const found = knownParts(object, plan);
  for (const [field, by] of plan.defaults) setDefault(found, field, by, kind);
  return writeFields(found, plan, kind, fillObject);
}

/** The same without defaults: the form in which a client that knows the types writes an object. */
export function fillForm(type: string, object: JsonObject, kind: string): JsonObject {
  const plan = planOf(type);
  return writeFields(knownParts(object, plan), plan, kind, fillForm);
}

/** A copy without the null fields of the type. */
function knownParts(object: JsonObject, plan: TypePlan): JsonObject {
  const found: JsonObject = {};
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (value !== undefined && (value !== null || !plan.fields.has(key))) found[key] = value;
  }
  return found;
}

/** Fills the nested objects. */
type Fill = (type: string, object: JsonObject, kind: string) => JsonObject;

function writeFields(found: JsonObject, plan: TypePlan, kind: string, fill: Fill): JsonObject {
  const present = Object.keys(found);
  for (const field of plan.written)
    if (found[field.name] === undefined) writeAbsent(found, field, kind, fill);
  for (const name of present) {
    const field = plan.fields.get(name);
    if (field !== undefined) writePresent(found, field, kind, fill);
  }
  return found;
}

/**
 * What the absence of a field means: its default, or the zero of its type if the server does not distinguish the two. `undefined` if absence has
 * a meaning that no value has, or if its meaning is unknown.
 * @param owner returns the object without the field, on which some defaults depend
 */
export function meaningOfAbsence(type: string, field: string, owner: () => JsonObject): Json | undefined {
  const plan = planOf(type);
  const own = plan.defaults.filter(([{ name }]) => name === field);
  if (own.length > 0) {
    const isFixed = own.every(([, by]) => typeof by.value !== 'function');
    const defaulted = isFixed ? {} : owner();
    for (const [planned, by] of isFixed ? own : plan.defaults)
      setDefault(defaulted, planned, by, by.writtenIn ?? '');
    return defaulted[field];
  }
  const meant = SERVER_DEFAULTS[`${type}.${field}`]?.value;
  if (meant !== undefined && typeof meant !== 'function') return meant;
  const planned = plan.fields.get(field);
  if (planned === undefined || !hasStructure(type) || planned.pointer || planned.shape !== 'one')
    return undefined;
  return 'sibn'.includes(planned.type) ? zeroOf(planned.type) : undefined;
}

function setDefault(owner: JsonObject, field: PlannedField, by: ServerDefault, kind: string): void {
  if (by.writtenIn !== undefined && by.writtenIn !== kind) return;
  const present = owner[field.name];
  const absent = isAbsent(present, field);
  if (!absent && by.fills === undefined) return;
  const value = typeof by.value === 'function' ? by.value(owner) : by.value;
  if (value === undefined || value === null) return;
  if (absent) {
    if (!(by.fills !== undefined && isEmpty(value))) owner[field.name] = copyJson(value);
  } else if (isObject(present) && isObject(value)) owner[field.name] = { ...copyJson(value), ...present };
}

/** Whether a value counts as absent for the server: an empty list, or a zero in a field that is not a pointer. */
function isAbsent(value: Json | undefined, field: PlannedField): boolean {
  if (value === undefined || value === null) return true;
  if (field.asSent) return false;
  if (field.shape !== 'one') return isEmpty(value);
  const mayBeZero = field.type === 'x' ? field.value : !field.pointer;
  return mayBeZero && isZero(field.type, value);
}

function isEmpty(value: Json): boolean {
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}

function writeAbsent(owner: JsonObject, field: PlannedField, kind: string, fill: Fill): void {
  const { name, type, shape, nested } = field;
  if (field.value && nested) owner[name] = fill(type, {}, kind);
  else if (field.value && type.length > 1) owner[name] = {};
  else owner[name] = shape === 'one' && !field.pointer ? zeroOf(type) : null;
}

function writePresent(owner: JsonObject, field: PlannedField, kind: string, fill: Fill): void {
  const { name, type, shape, nested } = field;
  const value = owner[name];
  if (value === undefined) return;
  if (shape === 'list' && Array.isArray(value)) {
    if (value.length === 0 && !field.always && !field.asSent) delete owner[name];
    else owner[name] = value.map((item) => writeOne(item, type, nested, kind, fill));
  } else if (shape === 'map' && isObject(value)) {
    const entries = Object.entries(value);
    // A map of any type is an object without known fields, which is kept even if it is empty.
    if (entries.length === 0 && !field.always && !field.asSent && type !== 'o') delete owner[name];
    else
      owner[name] = Object.fromEntries(entries.map(([k, v]) => [k, writeOne(v, type, nested, kind, fill)]));
  } else if (shape === 'one') {
    if (nested || type.length > 1) owner[name] = writeOne(value, type, nested, kind, fill);
    else if (
      !field.pointer &&
      !field.always &&
      !field.value &&
      !field.asSent &&
      isZero(type, value) &&
      'sbiny'.includes(type)
    )
      delete owner[name];
    else if (!field.asSent) owner[name] = field.micro ? writeMicroTime(value) : writeScalar(type, value);
  }
}

function writeOne(value: Json, type: string, nested: boolean, kind: string, fill: Fill): Json {
  if (nested) {
    if (isObject(value)) return fill(type, value, kind);
    return value === null ? fill(type, {}, kind) : value;
  }
  if (value === null && type.length === 1) return zeroOf(type);
  return writeScalar(type, value);
}
