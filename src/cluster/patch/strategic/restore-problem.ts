import { isObject, type Json, type JsonObject } from '../../../kubernetes/json.ts';
import { type Field, fieldOf } from '../../../kubernetes/schema/schemas.ts';
import { decodeScalar } from '../../../kubernetes/validation/decode-scalar.ts';
import { goType } from '../../../kubernetes/validation/go-types.ts';

/**
 * The reason, in the words of the API server's converter, why a merged object cannot be converted back to its type, or `undefined` if it
 * can.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/master/pkg/runtime/converter.go
 */
export function restoreProblem(object: JsonObject, type: string): string | undefined {
  for (const [name, value] of Object.entries(object)) {
    const field = fieldOf(type, name);
    const problem =
      field === undefined || value === null ? undefined : fieldProblem(value, type, name, field);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function fieldProblem(value: Json, type: string, name: string, field: Field): string | undefined {
  if (field.shape === 'list') {
    if (!Array.isArray(value)) return `cannot restore slice from ${goKind(value)}`;
    return firstProblem(value, (item) => valueProblem(item, type, name, field));
  }
  if (field.shape === 'map') {
    if (!isObject(value)) return `cannot restore map from ${goKind(value)}`;
    return firstProblem(Object.values(value), (item) => valueProblem(item, type, name, field));
  }
  return valueProblem(value, type, name, field);
}

function valueProblem(value: Json, type: string, name: string, field: Field): string | undefined {
  if (value === null || field.type === 'o') return undefined;
  if (field.type.length > 1)
    return isObject(value)
      ? restoreProblem(value, field.type)
      : `cannot restore struct from: ${goKind(value)}`;
  const wrong = decodeScalar(value, field.type, `${type}.${name}`);
  if (wrong === undefined) return undefined;
  if (wrong !== 'type') return wrong;
  const wanted = goType(type, name, { ...field, shape: 'one' });
  if (field.type === 's' && typeof value === 'number') return `cannot convert ${goKind(value)} to ${wanted}`;
  return `unrecognized type: ${field.type === 's' ? 'string' : wanted}`;
}

function firstProblem(
  values: readonly Json[],
  check: (value: Json) => string | undefined,
): string | undefined {
  for (const value of values) {
    const found = check(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function goKind(value: Json): string {
  if (Array.isArray(value)) return 'slice';
  if (isObject(value)) return 'map';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  return Number.isInteger(value) ? 'int64' : 'float64';
}
