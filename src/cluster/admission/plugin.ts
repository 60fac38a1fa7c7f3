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
  /** The new object with its defaults; a plugin that admits may change it. Absent for a deletion. */
  readonly object?: JsonObject;
  /** The stored object; absent for a creation. */
  readonly before?: JsonObject;
  readonly user: User;
  readonly dryRun: boolean;
  /** Adds a `Warning` header to the reply. */
  warn(text: string): void;
  /** Letters that end a generated name. */
  suffix(): string;
}

/** One admission plugin: completes what is written, or refuses it by throwing a `StatusError`. */
export interface AdmissionPlugin {
  /** As `--enable-admission-plugins` has it: `LimitRanger`. */
  readonly name: string;
  /** Changes the object before it is validated. */
  admit?(request: AdmissionRequest, world: World): void;
  /** Looks at the object after it was validated. */
  validate?(request: AdmissionRequest, world: World): void;
}
