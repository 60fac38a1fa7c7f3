import { copyJson, isObject, type Json, type JsonObject, textAt } from '../../kubernetes/json.ts';
import { statusError } from '../api/status-error.ts';
import { sameJson } from './same-json.ts';

const MOST_OPERATIONS = 10_000;

/**
 * An object after a JSON patch. A patch that is not a list is refused with 400. A patch whose operations do not fit the object is refused
 * with 422; like the API server, the message does not say which operation failed.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6902
 */
export function applyJsonPatch(object: JsonObject, patch: Json): Json {
  if (!Array.isArray(patch) || !patch.every(isObject)) {
    const found = Array.isArray(patch) ? patch.find((one) => !isObject(one)) : patch;
    const wanted = Array.isArray(patch) ? 'handlers.jsonPatchOp' : '[]handlers.jsonPatchOp';
    throw statusError(
      400,
      'BadRequest',
      `error decoding patch: json: cannot unmarshal ${jsonKind(found)} into Go value of type ${wanted}`,
    );
  }
  if (patch.length > MOST_OPERATIONS)
    throw statusError(
      413,
      'RequestEntityTooLarge',
      `Request entity too large: The allowed maximum operations in a JSON patch is ${MOST_OPERATIONS}, got ${patch.length}`,
    );
  const root: JsonObject = { '': copyJson(object) };
  for (const operation of patch as JsonObject[]) applyOperation(root, operation);
  return root[''] ?? null;
}

function applyOperation(root: JsonObject, operation: JsonObject): void {
  const path = textAt(operation, 'path');
  const value = operation.value ?? null;
  switch (operation.op) {
    case 'add':
      add(root, path, copyJson(value));
      return;
    case 'remove':
      remove(root, path);
      return;
    case 'replace':
      replace(root, path, copyJson(value));
      return;
    case 'move':
      add(root, path, remove(root, textAt(operation, 'from')));
      return;
    case 'copy':
      add(root, path, copyJson(read(root, textAt(operation, 'from')) ?? rejected()));
      return;
    case 'test':
      if (!sameJson(read(root, path, true) ?? null, value)) rejected();
      return;
    default:
      rejected();
  }
}

function rejected(): never {
  throw statusError(422, 'Invalid', 'the server rejected our request due to an error in our request', {});
}

function read(root: JsonObject, path: string, mayMiss = false): Json | undefined {
  const { holder, key } = resolve(root, path);
  const found = Array.isArray(holder) ? holder[position(holder, key, mayMiss)] : lookIn(holder, key);
  return found === undefined && !mayMiss ? rejected() : found;
}

function add(root: JsonObject, path: string, value: Json): void {
  const { holder, key } = resolve(root, path);
  if (!Array.isArray(holder)) setIn(holder, key, value);
  else if (key === '-') holder.push(value);
  else {
    const at = index(key);
    const from = at < 0 ? at + holder.length + 1 : at;
    if (from < 0 || from > holder.length) rejected();
    holder.splice(from, 0, value);
  }
}

function remove(root: JsonObject, path: string): Json {
  const { holder, key } = resolve(root, path);
  if (Array.isArray(holder)) return holder.splice(position(holder, key), 1)[0] ?? null;
  const found = lookIn(holder, key);
  if (found === undefined) rejected();
  delete holder[key];
  return found;
}

function replace(root: JsonObject, path: string, value: Json): void {
  const { holder, key } = resolve(root, path);
  if (Array.isArray(holder)) holder[position(holder, key)] = value;
  else if (lookIn(holder, key) === undefined) rejected();
  else setIn(holder, key, value);
}

/** The value that contains the last step of a pointer; for the whole object, a container with it under the empty key. */
function resolve(root: JsonObject, path: string): { holder: Json[] | JsonObject; key: string } {
  if (path !== '' && !path.startsWith('/')) rejected();
  const steps = path.split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const key = steps.pop() ?? '';
  let holder: Json | undefined = root;
  for (const step of steps)
    holder = Array.isArray(holder)
      ? holder[position(holder, step)]
      : isObject(holder)
        ? lookIn(holder, step)
        : undefined;
  return isObject(holder) || Array.isArray(holder) ? { holder, key } : rejected();
}

function position(list: readonly Json[], key: string, mayMiss = false): number {
  const at = index(key);
  const from = at < 0 ? at + list.length : at;
  if ((from < 0 || from >= list.length) && !mayMiss) rejected();
  return from;
}

function index(key: string): number {
  return /^-?\d+$/.test(key) ? Number(key) : rejected();
}

function lookIn(holder: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(holder, key) ? holder[key] : undefined;
}

/** Sets a key, even one such as `__proto__` that an assignment would treat specially. */
function setIn(holder: JsonObject, key: string, value: Json): void {
  Object.defineProperty(holder, key, { value, configurable: true, enumerable: true, writable: true });
}

function jsonKind(value: Json | undefined): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
