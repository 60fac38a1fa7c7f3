import { splitApiVersion } from '../../kubernetes/api-version.ts';
import type { CustomResource, CustomVersion } from '../custom/custom-version.ts';
import { builtInResources } from './built-in.ts';
import type { ApiResource } from './resource.ts';

const BUILT_IN = builtInResources();

/** Everything that a cluster serves: what is built in, and what custom resource definitions add. */
export class ResourceRegistry {
  readonly #own: readonly ApiResource[];
  #all: readonly ApiResource[];
  #byPath = new Map<string, ApiResource>();
  #byKind = new Map<string, ApiResource>();
  #byId = new Map<string, ApiResource>();
  readonly #custom = new Map<string, CustomResource>();

  /** With resources that other servers serve in the API server's name. */
  constructor(aggregated: readonly ApiResource[] = []) {
    this.#own = aggregated.length === 0 ? BUILT_IN : [...BUILT_IN, ...aggregated];
    this.#all = this.#own;
    this.#index();
  }

  get all(): readonly ApiResource[] {
    return this.#all;
  }

  /** What a path's `/apis/<group>/<version>/<plural>` means. */
  byPath(group: string, version: string, plural: string): ApiResource | undefined {
    return this.#byPath.get(`${group}/${version}/${plural}`);
  }

  byKind(apiVersion: string, kind: string): ApiResource | undefined {
    const { group, version } = splitApiVersion(apiVersion);
    return this.#byKind.get(`${group}/${version}/${kind}`);
  }

  /** By the name that the store and controllers use: `deployments.apps`. */
  byId(id: string): ApiResource | undefined {
    return this.#byId.get(id);
  }

  /** Adds the resource of a custom resource definition, replaces it, or (without one) removes it. */
  setCustom(id: string, resource: CustomResource | undefined): void {
    if (resource === undefined) this.#custom.delete(id);
    else this.#custom.set(id, resource);
    this.#all = [...this.#own, ...[...this.#custom.values()].map((custom) => custom.resource)];
    this.#index();
  }

  /** What a custom resource's definition says of a version; `undefined` for what is built in. */
  customVersion(
    { id, custom }: Pick<ApiResource, 'id' | 'custom'>,
    version: string,
  ): CustomVersion | undefined {
    return custom ? this.#custom.get(id)?.versions.get(version) : undefined;
  }

  #index(): void {
    this.#byPath = new Map();
    this.#byKind = new Map();
    this.#byId = new Map();
    for (const resource of this.#all) {
      if (!this.#byId.has(resource.id)) this.#byId.set(resource.id, resource);
      for (const version of resource.versions) {
        this.#byPath.set(`${resource.group}/${version}/${resource.plural}`, resource);
        this.#byKind.set(`${resource.group}/${version}/${resource.kind}`, resource);
      }
    }
  }
}
