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
  /** What the API says of its types (`V1Pod`) and fields (`V1PodSpec.containers`), for `kubectl explain`. */
  readonly describe?: Describe;
  /** What tokens of service accounts are signed with; something that follows from the seed where absent. */
  readonly tokenKey?: string;
  /** How many objects there is room for; 12,000 where absent. */
  readonly mostObjects?: number;
  /** How many nodes it has, the control plane's among them; 3 where absent. */
  readonly nodes?: number;
  /** What it holds at first, stored as it is, instead of what every new cluster holds and the nodes. */
  readonly objects?: readonly JsonObject[];
  /** Whether it has metrics-server, which a new cluster has not: `metrics.k8s.io`, for `kubectl top` and autoscalers. */
  readonly metrics?: boolean;
  /** The nodes whose kubelets do not run at first. */
  readonly stoppedKubelets?: readonly string[];
  /** Signs approved certificate requests; absent where nobody does. */
  readonly signer?: CertificateSigner;
  /** What runs in it, with images and programs of its own; Kubernetes' own controllers, scheduler and kubelets where absent. */
  readonly controllers?: readonly Controller[];
}

/** Everything that a cluster is at one moment. Open watches are no part of it. */
export interface ClusterSnapshot {
  readonly now: number;
  readonly random: number;
  readonly store: StoreSnapshot;
  readonly manager: ManagerSnapshot;
  readonly memories: readonly (object | undefined)[];
}

/** 10,000 of the learner's, and what the cluster itself needs. */
const MOST_OBJECTS = 12_000;

/** Where the kubelet of a node looks for static Pods. */
const STATIC_PODS = '/etc/kubernetes/manifests';

const NO_NETWORK: ShellNetwork = {
  server: '',
  resolve: () => ({ problem: 'no-server' }),
  request: () => ({ problem: 'unreachable' }),
};

/** A Kubernetes cluster in memory. Nothing in it happens by itself: `handle` answers requests, `settle` and `advance` let controllers work. */
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

  /** Every object that is stored, by resource and in the order of names. */
  objects(): readonly JsonObject[] {
    const { store } = this.#context;
    return store.resources.flatMap((resource) => store.list(resource).map(withWrittenManagers));
  }

  /** Sets whether controllers write events from now on, as they do at first. */
  keepEvents(keeps: boolean): void {
    this.#context.keepsEvents = keeps;
  }

  /** Answers a request; controllers do not run meanwhile. Never throws. */
  handle(request: ApiRequest): ApiReply {
    return handle(this.#context, request);
  }

  /** Whose token of a service account this is; `undefined` where it is not one that is good now. */
  userOfToken(token: string): User | undefined {
    return userOfToken(token, this.#context.tokenKey, this.world);
  }

  /** Stores more objects as they are, without any checks. Throws for a kind that is not served. */
  load(objects: readonly JsonObject[]): void {
    loadObjects(this.#context, objects);
  }

  /** Writes a file of a node by its absolute path, as somebody who is logged in there does. */
  writeNodeFile(node: string, path: string, text: string): void {
    this.#context.runtime?.writeNodeFile(node, path, text);
  }

  /** Starts or stops the kubelet of a node, as `systemctl` does there. */
  setKubelet(node: string, runs: boolean): void {
    const switches = this.#controllers.find((one) => one.switches !== undefined)?.switches;
    if (switches === undefined || switches.isStopped(node) !== runs) return;
    this.#context.late.catchUpAll();
    if (runs) switches.start(node);
    else switches.stop(node);
    const object = this.world.get('nodes', '', node);
    if (object !== undefined) this.#manager.hear({ resource: 'nodes', object });
  }

  /** The network as a Pod meets it, or (without one) a machine outside. Nothing answers where no kubelet runs. */
  networkOf(pod: JsonObject | undefined): ShellNetwork {
    const { runtime } = this.#context;
    return runtime === undefined ? NO_NETWORK : runtime.networkOf(pod, this.world);
  }

  /** Lets controllers work until nothing is left to do at this moment. */
  settle(): void {
    this.#manager.settle();
  }

  /** Lets so many milliseconds pass, with everything that happens in them. */
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

  /** Lets so many milliseconds pass in which no controller gets to work. */
  pass(milliseconds: number): void {
    this.#clock.moveTo(this.now + milliseconds);
  }

  /** When something happens next by the passing of time; `undefined` where nothing does. */
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

  /** Goes back to a snapshot of this cluster, or of one with the same controllers. */
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
