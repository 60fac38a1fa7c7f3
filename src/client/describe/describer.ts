import type { JsonObject } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import type { ApiType } from '../discovery/api-type.ts';
import type { Description } from './description.ts';

/** An object to describe. */
export interface DescribedObject {
  readonly type: ApiType;
  /** Empty for a type that is not namespaced. */
  readonly namespace: string;
  readonly name: string;
  readonly object: JsonObject;
  /** Whether its events are shown. */
  readonly showEvents: boolean;
  /** The page size of lists; 0 for all at once. */
  readonly chunkSize: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Describes an object; fetches related objects from the server. */
export type Describer = (subject: DescribedObject, page: Description) => Running<void>;
