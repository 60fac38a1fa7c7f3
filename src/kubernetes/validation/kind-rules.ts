import type { FieldPath } from './field-path.ts';
import type { NameCheck } from './names.ts';
import type { ApiObject } from './object-values.ts';

/** The API server's rules for one kind. The object is decoded and has its defaults. */
export interface KindRules {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** Whether objects are stored under a name; true unless it is `false`. */
  readonly named?: boolean;
  /** The syntax of the object's name. */
  readonly name: NameCheck;
  /** Whether finalizers without a `/` must be the server's own; true unless it is `false`. */
  readonly ownFinalizers?: boolean;
  /** Checks what the server checks first, when it allocates values that are not given. A problem there ends the validation. */
  readonly allocate?: (object: ApiObject, at: FieldPath) => void;
  /** The object that the server checks, if it differs from the one that it stores; `sent` is the object as received. */
  readonly checked?: (made: ApiObject, sent: ApiObject) => ApiObject;
  /** Checks everything except `metadata`, in the server's order. */
  readonly validate: (object: ApiObject, at: FieldPath) => void;
  /**
   * Checks which changes are allowed. Both objects are decoded and have their defaults. Without it, the new object is checked as if it were
   * created.
   */
  readonly validateUpdate?: (after: ApiObject, before: ApiObject, at: FieldPath) => void;
}
