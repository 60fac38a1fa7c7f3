import type { JsonObject } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import type { ApiType } from '../discovery/api-type.ts';
import type { Description } from './description.ts';

/** One object that is described. */
export interface DescribedObject {
  readonly type: ApiType;
  /** Empty for a type without namespaces. */
  readonly namespace: string;
  readonly name: string;
  readonly object: JsonObject;
  /** Whether its events are shown. */
  readonly showEvents: boolean;
  /** How many items a page of a list has; 0 for all at once. */
  readonly chunkSize: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Writes what there is to say about an object; asks the server for what belongs to it. */
export type Describer = (subject: DescribedObject, page: Description) => Running<void>;
