import type { KubernetesVersion } from '../../kubernetes/schema/versions.ts';
import type { LateWrites } from '../controllers/late-writes.ts';
import type { PodRuntime } from '../pods/runtime.ts';
import type { ResourceRegistry } from '../registry/resources.ts';
import type { Seeded } from '../seeded.ts';
import type { Store } from '../store/store.ts';
import type { World } from '../world.ts';
import type { Describe } from './openapi/component.ts';

/** The state and settings that the API server works with. */
export interface ApiContext {
  readonly store: Store;
  readonly resources: ResourceRegistry;
  readonly world: World;
  /** The source of uids, name suffixes and addresses. */
  readonly random: Seeded;
  readonly version: KubernetesVersion;
  /** The API's descriptions of its types and fields; absent if nothing reads them. */
  readonly describe?: Describe;
  /** The key that signs service account tokens. */
  readonly tokenKey: string;
  /** The most objects that the cluster can store. */
  readonly mostObjects: number;
  /** Answers requests on behalf of the kubelets; absent if none run. */
  readonly runtime?: PodRuntime;
  /** Whether controllers write events, which is unnecessary while nothing reads them. */
  keepsEvents: boolean;
  /** Objects that are written only when something reads them. */
  readonly late: LateWrites;
  /** Schedules a function to run after this many milliseconds on the cluster's clock. Returns a function that cancels it. */
  after(milliseconds: number, run: () => void): () => void;
}
