import type { JsonObject } from '../kubernetes/json.ts';
import type { KubernetesVersion } from '../kubernetes/schema/versions.ts';
import { userOfToken } from './access/tokens/account-token.ts';
import type { ApiContext } from './api/context.ts';
import { handle } from './api/handle.ts';
import type { Describe } from './api/openapi/component.ts';
import type { ApiReply, ApiRequest, User } from './api/request.ts';
import { keepAddresses } from './api/write/keep-addresses.ts';
import { apiServices } from './bootstrap/api-services.ts';
import { controlPlaneManifests } from './bootstrap/control-plane.ts';
import { metricsServer } from './bootstrap/metrics-server.ts';
import { CONTROL_PLANE_ADDRESS, CONTROL_PLANE_NODE, makeNodes } from './bootstrap/nodes.ts';
import { bootstrapObjects } from './bootstrap/objects.ts';
import { ManualClock } from './clock.ts';
import type { CertificateSigner } from './controllers/certificates/signer.ts';
import { certificateSigning } from './controllers/certificates/signing.ts';
import type { Controller } from './controllers/controller.ts';
import { LateWrites } from './controllers/late-writes.ts';
import { ControllerManager, type ManagerSnapshot, type Perform } from './controllers/manager.ts';
import { performWrite } from './controllers/perform-write.ts';
import { makeControllers } from './controllers/registry.ts';
import { followDefinitions, serveDefinitions } from './custom/definitions.ts';
import { type Declared, defaultProfile } from './kubelet/default-profile.ts';
import type { ShellNetwork } from './kubelet/shell/environment.ts';
import { loadObjects } from './load-objects.ts';
import { METRICS_RESOURCES } from './metrics/metrics-resources.ts';
import { withWrittenManagers } from './patch/apply/managed-fields.ts';
import type { PodRuntime } from './pods/runtime.ts';
import { ResourceRegistry } from './registry/resources.ts';
import { Seeded } from './seeded.ts';
import { Store, type StoreSnapshot } from './store/store.ts';
import type { World } from './world.ts';

export interface ClusterOptions extends Declared {
  readonly seed: number;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly version: KubernetesVersion;
  /** The API's descriptions of types (`V1Pod`) and fields (`V1PodSpec.containers`), for `kubectl explain`. */
  readonly describe?: Describe;
  /** The key that signs service account tokens; derived from the seed by default. */
  readonly tokenKey?: string;
  /** The most objects that the cluster can store; 12,000 by default. */
  readonly mostObjects?: number;
  /** The number of nodes, including the control plane node; 3 by default. */
  readonly nodes?: number;
  /** The initial objects, stored unchanged. They replace the nodes and everything else that a new cluster contains. */
  readonly objects?: readonly JsonObject[];
  /** Whether metrics-server is installed (`metrics.k8s.io`, for `kubectl top` and autoscalers); not by default. */
  readonly metrics?: boolean;
  /** The nodes whose kubelets are stopped at the start. */
  readonly stoppedKubelets?: readonly string[];
  /** Signs approved certificate requests; if absent, nothing signs them. */
  readonly signer?: CertificateSigner;
  /** The controllers to run, with their images and programs; by default Kubernetes' own controllers, scheduler and kubelets. */
  readonly controllers?: readonly Controller[];
}

/** The whole state of a cluster at one moment, except open watches. */
export interface ClusterSnapshot {
  readonly now: number;
  readonly random: number;
  readonly store: StoreSnapshot;
  readonly manager: ManagerSnapshot;
  readonly memories: readonly (object | undefined)[];
}

/** 10,000 objects for the learner, and room for those that the cluster itself needs. */
const MOST_OBJECTS = 12_000;

/** Where the kubelet of a node looks for static Pods. */
const STATIC_PODS = '/etc/kubernetes/manifests';

const NO_NETWORK: ShellNetwork = {
  server: '',
  resolve: () => ({ problem: 'no-server' }),
  request: () => ({ problem: 'unreachable' }),
};

/**
 * A Kubernetes cluster in memory. It changes only when it is called: `handle` answers requests, and `settle` and `advance` let controllers
 * work.
 */
export class Cluster {
  readonly #clock: ManualClock;
  readonly #context: ApiContext;
  readonly #controllers: readonly Controller[];
  readonly #manager: ControllerManager;

  constructor(options: ClusterOptions) {
    const {
      seed,
      start,
      version,
      nodes = 3,
      tokenKey = `k8s-drill ${seed}`,
      metrics = false,
      signer,
    } = options;
    const given =
      options.controllers ?? makeControllers(defaultProfile(options), tokenKey, options.stoppedKubelets);
    const controllers = signer === undefined ? given : [...given, certificateSigning(signer)];
    const clock = new ManualClock(start);
    const store = new Store();
    const resources = new ResourceRegistry(metrics ? METRICS_RESOURCES : []);
    this.#clock = clock;
    this.#controllers = controllers;
    const runtime = controllers.find((one) => one.runtime !== undefined)?.runtime;
    const world = worldOf(store, clock, resources, runtime);
    const perform: Perform = (write, controller) => performWrite(this.#context, write, controller);
    const after: ApiContext['after'] = (milliseconds, run) => clock.after(milliseconds, run);
    this.#context = {
      store,
      resources,
      world,
      late: new LateWrites(controllers, world, perform, after),
      random: new Seeded(seed),
      version,
      ...(options.describe && { describe: options.describe }),
      tokenKey,
      mostObjects: options.mostObjects ?? MOST_OBJECTS,
      keepsEvents: true,
      ...(runtime && { runtime }),
      after,
    };
    this.#manager = new ControllerManager(controllers, world, perform);
    store.listen((event) => this.#manager.hear(event));
    store.listen((event) => followDefinitions(this.#context, event));
    store.listen((event) => keepAddresses(this.#context, event));
    const first = () => [...bootstrapObjects(), ...makeNodes(nodes, version, start)];
    if (options.objects === undefined)
      for (const [file, text] of controlPlaneManifests(version, CONTROL_PLANE_NODE, CONTROL_PLANE_ADDRESS))
        runtime?.writeNodeFile(CONTROL_PLANE_NODE, `${STATIC_PODS}/${file}`, text);
    loadObjects(this.#context, [
      ...apiServices(resources.all, start),
      ...(options.objects ?? first()),
      ...(metrics ? metricsServer(start) : []),
    ]);
  }

  /** Milliseconds since 1970, by the cluster's clock. */
  get now(): number {
    return this.#clock.now;
  }

  get world(): World {
    return this.#context.world;
  }

  /** The revision of the last write. */
  get revision(): number {
    return this.#context.store.revision;
  }

  /** Every stored object, sorted by resource and name. */
  objects(): readonly JsonObject[] {
    const { store } = this.#context;
    return store.resources.flatMap((resource) => store.list(resource).map(withWrittenManagers));
  }

  /** Sets whether controllers write events from now on. Initially they do. */
  keepEvents(keeps: boolean): void {
    this.#context.keepsEvents = keeps;
  }

  /** Answers a request. Controllers do not run during the call. Never throws. */
  handle(request: ApiRequest): ApiReply {
    return handle(this.#context, request);
  }

  /** The user of a service account token, or `undefined` if the token is not valid now. */
  userOfToken(token: string): User | undefined {
    return userOfToken(token, this.#context.tokenKey, this.world);
  }

  /** Stores more objects unchanged and unchecked. Throws for a kind that is not served. */
  load(objects: readonly JsonObject[]): void {
    loadObjects(this.#context, objects);
  }

  /** Writes a file on a node by its absolute path, as a user who is logged in there would. */
  writeNodeFile(node: string, path: string, text: string): void {
    this.#context.runtime?.writeNodeFile(node, path, text);
  }

  /** Starts or stops the kubelet of a node, as `systemctl` would on that node. */
  setKubelet(node: string, runs: boolean): void {
    const switches = this.#controllers.find((one) => one.switches !== undefined)?.switches;
    if (switches === undefined || switches.isStopped(node) !== runs) return;
    this.#context.late.catchUpAll();
    if (runs) switches.start(node);
    else switches.stop(node);
    const object = this.world.get('nodes', '', node);
    if (object !== undefined) this.#manager.hear({ resource: 'nodes', object });
  }

  /** The network as seen by a Pod, or by a machine outside the cluster if no Pod is given. Nothing answers if no kubelet runs. */
  networkOf(pod: JsonObject | undefined): ShellNetwork {
    const { runtime } = this.#context;
    return runtime === undefined ? NO_NETWORK : runtime.networkOf(pod, this.world);
  }

  /** Runs the controllers until they have nothing left to do at this moment. */
  settle(): void {
    this.#manager.settle();
  }

  /** Lets this many milliseconds pass, and runs everything that is due in that time. */
  advance(milliseconds: number): void {
    const end = this.now + milliseconds;
    this.settle();
    for (let next = this.#next; next !== undefined && next <= end; next = this.#next) {
      this.#clock.moveTo(next);
      this.settle();
    }
    this.#clock.moveTo(end);
    this.settle();
  }

  /** Lets this many milliseconds pass without running controllers. */
  pass(milliseconds: number): void {
    this.#clock.moveTo(this.now + milliseconds);
  }

  /** The time of the next thing that happens merely because time passes, or `undefined` if there is none. */
  get next(): number | undefined {
    return this.#next;
  }

  snapshot(): ClusterSnapshot {
    return {
      now: this.now,
      random: this.#context.random.state,
      store: this.#context.store.snapshot(),
      manager: this.#manager.snapshot(),
      memories: this.#controllers.map(({ memory }) => memory?.save()),
    };
  }

  /** Restores a snapshot of this cluster, or of one with the same controllers. */
  restore({ now, random, store, manager, memories }: ClusterSnapshot): void {
    this.#clock.reset(now);
    this.#context.random.state = random;
    this.#context.store.restore(store);
    serveDefinitions(this.#context);
    this.#manager.restore(manager);
    for (const [at, { memory }] of this.#controllers.entries()) {
      const saved = memories[at];
      if (saved !== undefined) memory?.load(saved);
    }
  }

  get #next(): number | undefined {
    const times = [this.#manager.next, this.#clock.next].filter((time) => time !== undefined);
    return times.length === 0 ? undefined : Math.min(...times);
  }
}

function worldOf(
  store: Store,
  clock: ManualClock,
  registry: ResourceRegistry,
  runtime: PodRuntime | undefined,
): World {
  const nothing = new Map<string, never>();
  const world: World = {
    get now() {
      return clock.now;
    },
    get: (resource, namespace, name) => store.get(resource, namespace, name),
    list: (resource, namespace) => store.list(resource, namespace),
    ownedBy: (uid, resource) => store.ownedBy(uid, resource),
    podsOn: (node) => store.podsOn(node),
    eventsAbout: (uid) => store.eventsAbout(uid),
    usageOf: (pod) => runtime?.usageOf(pod, world) ?? nothing,
    get resources() {
      return store.resources;
    },
    kind: (apiVersion, kind) => {
      const found = registry.byKind(apiVersion, kind);
      return found && { resource: found.id, namespaced: found.namespaced };
    },
  };
  return world;
}
