/**
 * Why the API server refuses a value: the `reason` of a cause in a `Status`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */
export type Reason =
  | 'FieldValueInvalid'
  | 'FieldValueRequired'
  | 'FieldValueDuplicate'
  | 'FieldValueNotSupported'
  | 'FieldValueForbidden'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'FieldValueNotFound'
  | 'FieldValueTypeInvalid'
  | 'InternalError';

/** One step of a path: a field, an item of a list, or a key of a map. */
export type Step = string | number;

/** One reason for which the API server refuses an object. */
export interface Cause {
  /** The path as the server prints it: `spec.ports[0].port`, `spec.resources.limits[cpu]`. */
  readonly field: string;
  /** The same path as steps from the object's root, to find the position in a text. */
  readonly steps: readonly Step[];
  readonly reason: Reason;
  /** The server's message without the path: `Invalid value: 70000: must be between 1 and 65535, inclusive`. */
  readonly message: string;
}

/** The server's full message: `spec.ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive`. */
export function causeSentence({ field, message }: Cause): string {
  return `${field}: ${message}`;
}
