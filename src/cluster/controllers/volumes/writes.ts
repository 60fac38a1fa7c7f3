import { type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { sameValue } from '../../../kubernetes/validation/same-value.ts';
import { timeText } from '../../time.ts';
import type { Write } from '../controller.ts';
import { present, writeStatus } from '../status-write.ts';

const VOLUMES = 'persistentvolumes';
const CLAIMS = 'persistentvolumeclaims';
const BY_CONTROLLER = 'pv.kubernetes.io/bound-by-controller';
const COMPLETED = 'pv.kubernetes.io/bind-completed';

export function patchVolume(volume: JsonObject, patch: JsonObject, subresource?: string): Write {
  const name = textAt(volume, 'metadata', 'name');
  return {
    do: 'patch',
    resource: VOLUMES,
    namespace: '',
    name,
    patch,
    ...(subresource !== undefined && { subresource }),
  };
}

export function patchClaim(claim: JsonObject, patch: JsonObject, subresource?: string): Write {
  const { namespace, name } = objectAt(claim, 'metadata');
  return {
    do: 'patch',
    resource: CLAIMS,
    namespace: String(namespace),
    name: String(name),
    patch,
    ...(subresource !== undefined && { subresource }),
  };
}

/** Sets the phase of a volume; no write if it is unchanged. */
export function setVolumePhase(volume: JsonObject, phase: string, now: number, message?: string): Write[] {
  const status = objectAt(volume, 'status');
  if (status.phase === phase && (status.message ?? '') === (message ?? '')) return [];
  const time = status.phase === phase ? (status.lastPhaseTransitionTime ?? timeText(now)) : timeText(now);
  return [
    patchVolume(
      volume,
      { status: { phase, message: message ?? null, lastPhaseTransitionTime: time } },
      'status',
    ),
  ];
}

/** Sets the phase of a claim, with the fields that it takes from its volume. */
export function setClaimPhase(claim: JsonObject, phase: string, volume?: JsonObject): Write[] {
  const status = objectAt(claim, 'status');
  return writeStatus(CLAIMS, claim, {
    ...present({
      phase,
      accessModes: volume && objectAt(volume, 'spec').accessModes,
      capacity: volume && objectAt(volume, 'spec').capacity,
      conditions: status.conditions,
    }),
  });
}

/** Binds a volume and a claim to each other, as far as they are not bound yet. */
export function bind(volume: JsonObject, claim: JsonObject, now: number): Write[] {
  return [
    ...reserve(volume, claim),
    ...setVolumePhase(volume, 'Bound', now),
    ...assignVolume(volume, claim),
    ...bindStatus(volume, claim),
  ];
}

function reserve(volume: JsonObject, claim: JsonObject): Write[] {
  const known = objectAt(volume, 'spec', 'claimRef');
  const { namespace, name, uid, resourceVersion } = objectAt(claim, 'metadata');
  if (known.uid === uid) return [];
  const reference = present({
    kind: 'PersistentVolumeClaim',
    namespace,
    name,
    uid,
    apiVersion: 'v1',
    resourceVersion,
  });
  const isNew = Object.keys(known).length === 0;
  return [
    patchVolume(volume, {
      ...(isNew && { metadata: { annotations: { [BY_CONTROLLER]: 'yes' } } }),
      spec: { claimRef: reference },
    }),
  ];
}

function assignVolume(volume: JsonObject, claim: JsonObject): Write[] {
  const name = textAt(volume, 'metadata', 'name');
  const known = textAt(claim, 'spec', 'volumeName');
  const annotations = objectAt(claim, 'metadata', 'annotations');
  if (known === name && annotations[COMPLETED] === 'yes') return [];
  return [
    patchClaim(claim, {
      metadata: {
        annotations: { [COMPLETED]: 'yes', ...(known === '' && { [BY_CONTROLLER]: 'yes' }) },
      },
      spec: { volumeName: name },
    }),
  ];
}

function bindStatus(volume: JsonObject, claim: JsonObject): Write[] {
  const status = objectAt(claim, 'status');
  const { accessModes, capacity } = objectAt(volume, 'spec');
  if (status.phase === 'Bound' && sameValue(status.accessModes, accessModes) && status.capacity !== undefined)
    return [];
  return [patchClaim(claim, { status: present({ phase: 'Bound', accessModes, capacity }) }, 'status')];
}

/** Whether the controller has completed the binding of a claim. */
export function isBindCompleted(claim: JsonObject): boolean {
  return objectAt(claim, 'metadata', 'annotations')[COMPLETED] === 'yes';
}
