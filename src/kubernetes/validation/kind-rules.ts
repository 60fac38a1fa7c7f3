import type { FieldPath } from './field-path.ts';
import type { NameCheck } from './names.ts';
import type { ApiObject } from './object-values.ts';

/** What the API server asks of one kind. The object is decoded and has its defaults. */
export interface KindRules {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** Whether objects are stored under a name; they are unless this is `false`. */
  readonly named?: boolean;
  /** The form of the object's name. */
  readonly name: NameCheck;
  /** Whether finalizers without a `/` must be the server's own; they must unless this is `false`. */
  readonly ownFinalizers?: boolean;
  /** What the server looks at before all else, when it allocates what is not given; anything wrong there ends its validation. */
  readonly allocate?: (object: ApiObject, at: FieldPath) => void;
  /** The object as the server checks it, where that is not the object that it stores; `sent` is the object as it came. */
  readonly checked?: (made: ApiObject, sent: ApiObject) => ApiObject;
  /** Checks all but `metadata`, in the server's order. */
  readonly validate: (object: ApiObject, at: FieldPath) => void;
  /** Checks what may be changed. Both objects are decoded and have their defaults; without it the new object is checked as if it were created. */
  readonly validateUpdate?: (after: ApiObject, before: ApiObject, at: FieldPath) => void;
}
