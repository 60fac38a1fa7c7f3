import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { World } from '../../world.ts';
import type { Controller, Write } from '../controller.ts';
import { keyOf, splitKey } from '../object-key.ts';
import { isDeleting, uidOf } from '../owner.ts';
import { eventOf } from '../pod-writes.ts';
import { bestVolume, classOf, isFor, isReserved, misfit, waitsForPod } from './matching.ts';
import { reclaim } from './reclaim.ts';
import { bind, isBindCompleted, patchClaim, setClaimPhase, setVolumePhase } from './writes.ts';

const VOLUMES = 'persistentvolumes';
const CLAIMS = 'persistentvolumeclaims';
const PROVISIONER = 'volume.kubernetes.io/storage-provisioner';
const BETA_PROVISIONER = 'volume.beta.kubernetes.io/storage-provisioner';

/** Binds claims and volumes to each other. @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/ */
export const persistentVolumeBinder: Controller = {
  name: 'persistent-volume-binder',
  component: 'persistentvolume-controller',
  watches: [
    { resource: VOLUMES, keys: (volume, world) => [keyOf(volume), ...claimsFor(volume, world)] },
    {
      resource: CLAIMS,
      keys: (claim) => [keyOf(claim), ...volumeKey(textAt(claim, 'spec', 'volumeName'))],
    },
    { resource: 'storageclasses.storage.k8s.io', keys: (_class, world) => world.list(CLAIMS).map(keyOf) },
  ],
  reconcile: (key, world) => {
    const [namespace, name] = splitKey(key);
    if (namespace !== '') {
      const claim = world.get(CLAIMS, namespace, name);
      return { writes: claim === undefined ? [] : syncClaim(claim, world) };
    }
    const volume = world.get(VOLUMES, '', name);
    return { writes: volume === undefined ? [] : syncVolume(volume, world) };
  },
};

function volumeKey(name: string): string[] {
  return name === '' ? [] : [`/${name}`];
}

/** The claims that a change of a volume may affect. */
function claimsFor(volume: JsonObject, world: World): string[] {
  const name = textAt(volume, 'metadata', 'name');
  return world
    .list(CLAIMS)
    .filter(
      (claim) =>
        textAt(claim, 'spec', 'volumeName') === name || textAt(claim, 'status', 'phase') === 'Pending',
    )
    .map(keyOf);
}

function syncClaim(claim: JsonObject, world: World): Write[] {
  const name = textAt(claim, 'spec', 'volumeName');
  const volume = name === '' ? undefined : world.get(VOLUMES, '', name);
  if (isBindCompleted(claim)) return syncBound(claim, volume, world);
  if (isDeleting(claim)) return [];
  if (name === '') return syncUnbound(claim, world);
  if (volume === undefined) return setClaimPhase(claim, 'Pending');
  if (isReserved(volume)) {
    if (isFor(volume, claim)) return bind(volume, claim, world.now);
    const message = `volume "${name}" already bound to a different claim.`;
    return [
      ...reportOnce(claim, 'Warning', 'FailedBinding', message, world),
      ...setClaimPhase(claim, 'Pending'),
    ];
  }
  const wrong = misfit(volume, claim);
  if (wrong === undefined) return bind(volume, claim, world.now);
  const message = `Cannot bind to requested volume "${name}": ${wrong}`;
  return [
    ...reportOnce(claim, 'Warning', 'VolumeMismatch', message, world),
    ...setClaimPhase(claim, 'Pending'),
  ];
}

function syncBound(claim: JsonObject, volume: JsonObject | undefined, world: World): Write[] {
  if (volume !== undefined && (!isReserved(volume) || isFor(volume, claim)))
    return isDeleting(volume) && !isReserved(volume) ? [] : bind(volume, claim, world.now);
  const [reason, message] =
    volume === undefined
      ? ['ClaimLost', 'Bound claim has lost its PersistentVolume. Data on the volume is lost!']
      : ['ClaimMisbound', 'Two claims are bound to the same volume, this one is bound incorrectly'];
  if (textAt(claim, 'status', 'phase') === 'Lost') return [];
  return [eventOf(claim, 'Warning', reason, message), ...setClaimPhase(claim, 'Lost')];
}

function syncUnbound(claim: JsonObject, world: World): Write[] {
  const volume = bestVolume(claim, world);
  if (volume !== undefined) return bind(volume, claim, world.now);
  return [...reportUnbound(claim, world), ...setClaimPhase(claim, 'Pending')];
}

/** Reports why a claim has no volume, and requests one from the provisioner of its class. */
function reportUnbound(claim: JsonObject, world: World): Write[] {
  if (waitsForPod(claim, world)) return reportWaiting(claim, world);
  const name = classOf(claim);
  if (name === '')
    return reportOnce(
      claim,
      'Normal',
      'FailedBinding',
      'no persistent volumes available for this claim and no storage class is set',
      world,
    );
  const provisioner = textAt(world.get('storageclasses.storage.k8s.io', '', name), 'provisioner');
  if (provisioner === '')
    return reportOnce(
      claim,
      'Warning',
      'ProvisioningFailed',
      `storageclass.storage.k8s.io "${name}" not found`,
      world,
    );
  if (provisioner.startsWith('kubernetes.io/'))
    return reportOnce(
      claim,
      'Warning',
      'ProvisioningFailed',
      `no volume plugin matched name: ${provisioner}`,
      world,
    );
  const known = objectAt(claim, 'metadata', 'annotations')[PROVISIONER] === provisioner;
  const annotations = { [BETA_PROVISIONER]: provisioner, [PROVISIONER]: provisioner };
  return [
    ...(known ? [] : [patchClaim(claim, { metadata: { annotations } })]),
    ...reportOnce(
      claim,
      'Normal',
      'ExternalProvisioning',
      `Waiting for a volume to be created either by the external provisioner '${provisioner}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.`,
      world,
    ),
  ];
}

function reportWaiting(claim: JsonObject, world: World): Write[] {
  const { namespace, name } = objectAt(claim, 'metadata');
  const pods = world
    .list('pods', String(namespace))
    .filter((pod) =>
      objectsAt(pod, 'spec', 'volumes').some(
        (volume) => objectAt(volume, 'persistentVolumeClaim').claimName === name,
      ),
    )
    .map((pod) => textAt(pod, 'metadata', 'name'));
  if (pods.length === 0)
    return reportOnce(
      claim,
      'Normal',
      'WaitForFirstConsumer',
      'waiting for first consumer to be created before binding',
      world,
    );
  const which = pods.length === 1 ? `pod ${pods[0]}` : `pods ${pods.join(',')}`;
  return reportOnce(claim, 'Normal', 'WaitForPodScheduled', `waiting for ${which} to be scheduled`, world);
}

/** An event about a claim, unless the same one already exists. */
function reportOnce(
  claim: JsonObject,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
  world: World,
): Write[] {
  const known = world
    .eventsAbout(uidOf(claim))
    .some((event) => event.reason === reason && event.message === message);
  return known ? [] : [eventOf(claim, type, reason, message)];
}

function syncVolume(volume: JsonObject, world: World): Write[] {
  const reference = objectAt(volume, 'spec', 'claimRef');
  if (textAt(reference, 'uid') === '') return setVolumePhase(volume, 'Available', world.now);
  const found = world.get(CLAIMS, textAt(reference, 'namespace'), textAt(reference, 'name'));
  const claim = found !== undefined && isFor(volume, found) ? found : undefined;
  if (claim === undefined) return reclaim(volume, world.now);
  const name = textAt(claim, 'spec', 'volumeName');
  return name === textAt(volume, 'metadata', 'name') ? setVolumePhase(volume, 'Bound', world.now) : [];
}
