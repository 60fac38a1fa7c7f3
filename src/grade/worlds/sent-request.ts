import type { Json } from '../../kubernetes/json.ts';

/** A request that a script sent. */
export interface SentRequest {
  readonly server: string;
  readonly method: string;
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly body: Json;
  /** 101 if a program in a container answered. */
  readonly status: number;
  readonly message: string;
}
