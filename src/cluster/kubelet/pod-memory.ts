import { fullImageName } from '../../kubernetes/full-image-name.ts';
import {
  copyJson,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  objectsAt,
  textAt,
} from '../../kubernetes/json.ts';
import { keyOf } from '../controllers/object-key.ts';
import { uidOf } from '../controllers/owner.ts';
import { timeOf } from '../time.ts';
import { type FileTree, FileTrees } from './files/file-trees.ts';
import { LogFollowers } from './log-followers.ts';
import { mirrorHash } from './mirror-hash.ts';
import { allParts, nameOf } from './parts.ts';
import { type ContainerRun, type Ended, newContainer, newRun, type PodRun } from './pod-run.ts';
import type { KubeletProfile } from './profile.ts';
import { startProgram } from './programs/run-program.ts';
import { SharedMap } from './shared-map.ts';
import type { NodeImages } from './sync.ts';
import { FIRST_BACK_OFF } from './sync-container.ts';

interface Remembered {
  readonly uid: string;
  readonly run: PodRun;
  /** For a mirror, the hash of the static Pod that runs. */
  readonly hash: string;
}

/** The saved memory of the kubelets. */
interface SavedMemory {
  readonly pods: ReadonlyMap<string, Remembered>;
  readonly addresses: ReadonlyMap<string, number>;
  readonly images: ReadonlySet<string>;
  readonly trees: ReadonlyMap<string, FileTree>;
}

/** The last host number in a node's address range. */
const LAST_HOST = 254;

/** The kubelets' memory of their Pods, by `namespace/name`. */
export class PodMemory {
  readonly #pods = new SharedMap<Remembered>(copyOf);
  /** The last host number assigned on each node. */
  #addresses = new Map<string, number>();

  /** The images that each node has pulled, as `node image`. */
  #images = new Set<string>();

  readonly trees = new FileTrees();
  /** The clients that follow logs; not part of snapshots. */
  readonly followers = new LogFollowers();

  /**
   * The run of a Pod: the remembered one, otherwise one reconstructed from its status, otherwise a new one. A static Pod keeps running when
   * its mirror is recreated.
   */
  runOf(pod: JsonObject, now: number, profile: KubeletProfile): PodRun {
    const key = keyOf(pod);
    const known = this.#pods.get(key);
    if (known !== undefined && known.uid === uidOf(pod)) return known.run;
    const hash = mirrorHash(pod);
    const isMirrored = known !== undefined && hash !== '' && known.hash === hash;
    const run = isMirrored ? known.run : adopt(pod, now, profile);
    this.#pods.set(key, { uid: uidOf(pod), run, hash });
    return run;
  }

  find(pod: JsonObject): PodRun | undefined {
    const known = this.#pods.get(keyOf(pod));
    return known?.uid === uidOf(pod) ? known.run : undefined;
  }

  forget(key: string): void {
    const known = this.#pods.get(key);
    if (known !== undefined) this.trees.drop(`pod/${known.uid}/`);
    this.#pods.delete(key);
  }

  /** The keys of the Pods in a namespace that a kubelet cannot start yet. */
  waitingIn(namespace: string): string[] {
    return [...this.#pods.all]
      .filter(([key, { run }]) => key.startsWith(`${namespace}/`) && (!run.mounted || isMisconfigured(run)))
      .map(([key]) => key);
  }

  /** The next free address in a node's range: `10.244.1.2` in `10.244.1.0/24`. */
  nextAddress(node: JsonObject): string {
    const range = textAt(node, 'spec', 'podCIDR') || '10.244.0.0/24';
    const name = textAt(node, 'metadata', 'name');
    const [base = ''] = range.split('/');
    const prefix = base.split('.').slice(0, 3).join('.');
    let last = this.#addresses.get(name) ?? 1;
    for (let tries = 1; tries < LAST_HOST; tries++) {
      last = last >= LAST_HOST ? 2 : last + 1;
      if (!this.#isTaken(`${prefix}.${last}`)) break;
    }
    this.#addresses.set(name, last);
    return `${prefix}.${last}`;
  }

  #isTaken(address: string): boolean {
    for (const { run } of this.#pods.all.values()) if (run.ip === address) return true;
    return false;
  }

  /** The images that a node has pulled. */
  imagesOf(node: JsonObject): NodeImages {
    const key = (image: string) => `${textAt(node, 'metadata', 'name')} ${fullImageName(image)}`;
    return { has: (image) => this.#images.has(key(image)), add: (image) => this.#images.add(key(image)) };
  }

  save(): SavedMemory {
    return {
      pods: this.#pods.save(),
      addresses: new Map(this.#addresses),
      images: new Set(this.#images),
      trees: this.trees.save(),
    };
  }

  load({ pods, addresses, images, trees }: SavedMemory): void {
    this.#pods.load(pods);
    this.#addresses = new Map(addresses);
    this.#images = new Set(images);
    this.trees.load(trees);
  }
}

function copyOf({ run, ...rest }: Remembered): Remembered {
  return { ...rest, run: copyJson(run as unknown as JsonObject) as unknown as PodRun };
}

function isMisconfigured({ containers }: PodRun): boolean {
  return Object.values(containers).some((c) => c.waiting?.reason === 'CreateContainerConfigError');
}

/** Reconstructs the run of a Pod from its status, as a restarted kubelet finds the containers running. */
function adopt(pod: JsonObject, now: number, profile: KubeletProfile): PodRun {
  const status = objectAt(pod, 'status');
  const ip = textAt(status, 'podIP');
  const since = timeOf(status.startTime) ?? now;
  if (ip === '') return newRun(now);
  const run: PodRun = { since, ip, mounted: true, containers: {} };
  const phase = textAt(status, 'phase');
  if (phase === 'Succeeded' || phase === 'Failed') run.over = { phase };
  const found = ['initContainerStatuses', 'containerStatuses', 'ephemeralContainerStatuses'].flatMap((list) =>
    objectsAt(status, list),
  );
  for (const part of allParts(pod)) {
    const own = found.find((s) => s.name === nameOf(part));
    if (own !== undefined) run.containers[nameOf(part)] = adoptContainer(own, part.spec, now, profile);
  }
  return run;
}

function adoptContainer(
  status: JsonObject,
  spec: JsonObject,
  now: number,
  profile: KubeletProfile,
): ContainerRun {
  const run: ContainerRun = {
    ...newContainer(),
    restarts: Number(status.restartCount ?? 0),
    ready: status.ready === true,
    started: status.started === true,
  };
  const id = textAt(status, 'containerID').replace('containerd://', '');
  if (id === '') return run;
  run.id = id;
  run.image = textAt(spec, 'image');
  run.startedAt = timeOf(textAt(status, 'state', 'running', 'startedAt')) ?? 0;
  if (run.restarts > 0) run.backOff = FIRST_BACK_OFF;
  const state = objectAt(status, 'state');
  const last = adoptEnd(objectAt(status, 'lastState').terminated);
  const ended = adoptEnd(state.terminated) ?? (isObject(state.waiting) ? last : undefined);
  if (ended !== undefined) run.ended = ended;
  if (last !== undefined && last !== ended) run.last = last;
  if (ended === undefined) {
    run.running = startProgram(profile.program(spec), run.startedAt, new Map(), '/');
    run.running.seenAt = now;
  }
  return run;
}

function adoptEnd(terminated: Json | undefined): Ended | undefined {
  if (!isObject(terminated)) return undefined;
  return {
    exitCode: Number(terminated.exitCode ?? 0),
    reason: textAt(terminated, 'reason'),
    startedAt: timeOf(terminated.startedAt) ?? 0,
    finishedAt: timeOf(terminated.finishedAt) ?? 0,
    id: textAt(terminated, 'containerID').replace('containerd://', ''),
  };
}
