import { splitApiVersion } from '../../kubernetes/api-version.ts';
import type { CustomResource, CustomVersion } from '../custom/custom-version.ts';
import { builtInResources } from './built-in.ts';
import type { ApiResource } from './resource.ts';

const BUILT_IN = builtInResources();

/** All resources that a cluster serves: built-in ones and those of custom resource definitions. */
export class ResourceRegistry {
  readonly #own: readonly ApiResource[];
  #all: readonly ApiResource[];
  #byPath = new Map<string, ApiResource>();
  #byKind = new Map<string, ApiResource>();
  #byId = new Map<string, ApiResource>();
  readonly #custom = new Map<string, CustomResource>();

  /** Includes the resources of aggregated API servers. */
  constructor(aggregated: readonly ApiResource[] = []) {
    this.#own = aggregated.length === 0 ? BUILT_IN : [...BUILT_IN, ...aggregated];
    this.#all = this.#own;
    this.#index();
  }

  get all(): readonly ApiResource[] {
    return this.#all;
  }

  /** The resource at the path `/apis/<group>/<version>/<plural>`. */
  byPath(group: string, version: string, plural: string): ApiResource | undefined {
    return this.#byPath.get(`${group}/${version}/${plural}`);
  }

  byKind(apiVersion: string, kind: string): ApiResource | undefined {
    const { group, version } = splitApiVersion(apiVersion);
    return this.#byKind.get(`${group}/${version}/${kind}`);
  }

  /** The resource by its name in the store and in controllers: `deployments.apps`. */
  byId(id: string): ApiResource | undefined {
    return this.#byId.get(id);
  }

  /** Adds or replaces the resource of a custom resource definition, or removes it if none is given. */
  setCustom(id: string, resource: CustomResource | undefined): void {
    if (resource === undefined) this.#custom.delete(id);
    else this.#custom.set(id, resource);
    this.#all = [...this.#own, ...[...this.#custom.values()].map((custom) => custom.resource)];
    this.#index();
  }

  /** A version of a custom resource's definition, or `undefined` for a built-in resource. */
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
