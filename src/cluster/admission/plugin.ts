import type { JsonObject } from '../../kubernetes/json.ts';
import type { User } from '../api/request.ts';
import type { ApiResource } from '../registry/resource.ts';
import type { World } from '../world.ts';

/** A write on its way to the store. */
export interface AdmissionRequest {
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT';
  readonly resource: ApiResource;
  /** Empty for the object itself. */
  readonly subresource: string;
  readonly namespace: string;
  readonly name: string;
  /** The new object with its defaults, which `admit` may change. Absent for a deletion. */
  readonly object?: JsonObject;
  /** The stored object; absent for a creation. */
  readonly before?: JsonObject;
  readonly user: User;
  readonly dryRun: boolean;
  /** Adds a `Warning` header to the reply. */
  warn(text: string): void;
  /** A random suffix for a generated name. */
  suffix(): string;
}

/** An admission plugin: completes a written object, or refuses it by throwing a `StatusError`. */
export interface AdmissionPlugin {
  /** Its name in `--enable-admission-plugins`: `LimitRanger`. */
  readonly name: string;
  /** May change the object before it is validated. */
  admit?(request: AdmissionRequest, world: World): void;
  /** Checks the object after it was validated. */
  validate?(request: AdmissionRequest, world: World): void;
}
