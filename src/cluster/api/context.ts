import type { KubernetesVersion } from '../../kubernetes/schema/versions.ts';
import type { LateWrites } from '../controllers/late-writes.ts';
import type { PodRuntime } from '../pods/runtime.ts';
import type { ResourceRegistry } from '../registry/resources.ts';
import type { Seeded } from '../seeded.ts';
import type { Store } from '../store/store.ts';
import type { World } from '../world.ts';
import type { Describe } from './openapi/component.ts';

/** What the API server works on. */
export interface ApiContext {
  readonly store: Store;
  readonly resources: ResourceRegistry;
  readonly world: World;
  /** Where uids, suffixes and addresses come from. */
  readonly random: Seeded;
  readonly version: KubernetesVersion;
  /** What the API says of its types and fields; absent where nobody reads it. */
  readonly describe?: Describe;
  /** What tokens of service accounts are signed with. */
  readonly tokenKey: string;
  /** How many objects there is room for. */
  readonly mostObjects: number;
  /** What the kubelets answer; absent where none run. */
  readonly runtime?: PodRuntime;
  /** Whether controllers write events; nobody need make what nobody looks at. */
  keepsEvents: boolean;
  /** What is written only when somebody reads it. */
  readonly late: LateWrites;
  /** Calls a function when so many milliseconds have passed by the cluster's clock; the result cancels that. */
  after(milliseconds: number, run: () => void): () => void;
}
