import { textAt } from '../../kubernetes/json.ts';
import { imageTag } from './image-reference.ts';
import { fieldPathOf } from './parts.ts';
import type { ContainerRun } from './pod-run.ts';
import { pullLogins } from './pull-credentials.ts';
import { type PodPart, type Sync, wakeAt } from './sync.ts';

const FIRST_WAIT = 10_000;
const LONGEST_WAIT = 300_000;

/**
 * Makes sure that the image of a container is present. Returns `false` while it is being pulled or if it cannot be, which the container's
 * waiting state then shows.
 */
export function pullImage(sync: Sync, part: PodPart, run: ContainerRun): boolean {
  const image = textAt(part.spec, 'image');
  const policy =
    textAt(part.spec, 'imagePullPolicy') || (imageTag(image) === 'latest' ? 'Always' : 'IfNotPresent');
  const { profile, world, events, images } = sync;
  const fieldPath = fieldPathOf(part);
  const record = (type: 'Normal' | 'Warning', reason: string, message: string) =>
    events.push({ type, reason, message, fieldPath });
  const present = profile.isPresent(image) || (policy !== 'Always' && images.has(image));
  const { logins, missing } = pullLogins(sync.pod, image, world);
  const error = profile.pullError(image, logins);
  if (policy === 'Never' && (!present || error !== undefined)) {
    const message = `Container image "${image}" is not present with pull policy of Never`;
    if (run.waiting?.reason !== 'ErrImageNeverPull') {
      record('Warning', 'ErrImageNeverPull', message);
      record('Warning', 'Failed', 'Error: ErrImageNeverPull');
    }
    run.waiting = { reason: 'ErrImageNeverPull', message };
    return false;
  }
  if (present && error === undefined) {
    record('Normal', 'Pulled', `Container image "${image}" already present on machine`);
    delete run.pull;
    return true;
  }
  if (run.pull?.image !== image) run.pull = { image, failures: 0, next: world.now };
  if (world.now < run.pull.next) {
    wakeAt(sync, run.pull.next);
    return false;
  }
  if (missing.length > 0 && run.pull.failures === 0)
    record(
      'Warning',
      'FailedToRetrieveImagePullSecret',
      `Unable to retrieve some image pull secrets (${missing.join(', ')}); attempting to pull the image may not succeed.`,
    );
  if (error !== undefined) {
    failPull(sync, image, error, run, record);
    return false;
  }
  return finishPull(sync, image, run, record);
}

type RecordEvent = (type: 'Normal' | 'Warning', reason: string, message: string) => void;

/** The first call starts the pull; a later call ends it when its time has passed. */
function finishPull(sync: Sync, image: string, run: ContainerRun, record: RecordEvent): boolean {
  const { delays } = sync.profile;
  if (run.pull?.failures !== -1) {
    record('Normal', 'Pulling', `Pulling image "${image}"`);
    if (run.ended === undefined) delete run.waiting;
    run.pull = { image, failures: -1, next: sync.world.now + delays.pull };
    wakeAt(sync, run.pull.next);
    return false;
  }
  const took = `${delays.pull}ms`;
  record(
    'Normal',
    'Pulled',
    `Successfully pulled image "${image}" in ${took} (${took} including waiting). Image size: 29126413 bytes.`,
  );
  delete run.pull;
  sync.images.add(image);
  return true;
}

function failPull(sync: Sync, image: string, error: string, run: ContainerRun, record: RecordEvent): void {
  const failures = Math.max(run.pull?.failures ?? 0, 0);
  record('Normal', 'Pulling', `Pulling image "${image}"`);
  record('Warning', 'Failed', `Failed to pull image "${image}": ${error}`);
  record('Warning', 'Failed', 'Error: ErrImagePull');
  record('Normal', 'BackOff', `Back-off pulling image "${image}"`);
  record('Warning', 'Failed', 'Error: ImagePullBackOff');
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures);
  run.waiting = {
    reason: 'ImagePullBackOff',
    message: `Back-off pulling image "${image}": ErrImagePull: ${error}`,
  };
  run.pull = { image, failures: failures + 1, next: sync.world.now + wait };
  wakeAt(sync, run.pull.next);
}
