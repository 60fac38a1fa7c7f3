import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { sameValue } from '../../../kubernetes/validation/same-value.ts';
import type { World } from '../../world.ts';
import type { Write } from '../controller.ts';
import { controllerReference, isDeleting, uidOf } from '../owner.ts';
import { eventOf } from '../pod-writes.ts';
import { claimsOf } from './identity.ts';

const RESOURCE = 'persistentvolumeclaims';

function storedClaims(set: JsonObject, ordinal: number, world: World): JsonObject[] {
  const namespace = textAt(set, 'metadata', 'namespace');
  return claimsOf(set, ordinal).flatMap(({ claim }) => {
    const found = world.get(RESOURCE, namespace, textAt(claim, 'metadata', 'name'));
    return found === undefined ? [] : [found];
  });
}

/** Creates a Pod's missing claims, then continues with the next writes. */
export function createClaims(
  set: JsonObject,
  ordinal: number,
  world: World,
  following: readonly Write[],
): readonly Write[] {
  const namespace = textAt(set, 'metadata', 'namespace');
  const missing = claimsOf(set, ordinal)
    .map(({ claim }) => claim)
    .filter((claim) => world.get(RESOURCE, namespace, textAt(claim, 'metadata', 'name')) === undefined);
  return createEach(set, `${textAt(set, 'metadata', 'name')}-${ordinal}`, missing, following);
}

function createEach(
  set: JsonObject,
  pod: string,
  [claim, ...rest]: readonly JsonObject[],
  following: readonly Write[],
): readonly Write[] {
  if (claim === undefined) return following;
  const subject = `Create Claim ${textAt(claim, 'metadata', 'name')}`;
  const of = `Pod ${pod} in StatefulSet ${textAt(set, 'metadata', 'name')}`;
  return [
    {
      do: 'create',
      resource: RESOURCE,
      object: ownedClaim(set, claim),
      next: (reply) =>
        reply.status < 300
          ? [
              eventOf(set, 'Normal', 'SuccessfulCreate', `${subject} ${of} success`),
              ...createEach(set, pod, rest, following),
            ]
          : [
              eventOf(
                set,
                'Warning',
                'FailedCreate',
                `${subject} for ${of} failed error: ${textAt(reply.body, 'message')}`,
              ),
            ],
    },
  ];
}

function ownedClaim(set: JsonObject, claim: JsonObject): JsonObject {
  if (policyOf(set).whenDeleted !== 'Delete') return claim;
  return {
    ...claim,
    metadata: { ...objectAt(claim, 'metadata'), ownerReferences: [controllerReference(set)] },
  };
}

function policyOf(set: JsonObject): JsonObject {
  return objectAt(set, 'spec', 'persistentVolumeClaimRetentionPolicy');
}

/** Whether a claim of a Pod that is about to be created still belongs to the previous Pod and is deleted with it. */
export function hasStaleClaim(set: JsonObject, ordinal: number, world: World): boolean {
  return storedClaims(set, ordinal, world).some(
    (claim) =>
      isDeleting(claim) ||
      objectsAt(claim, 'metadata', 'ownerReferences').some((owner) => owner.kind === 'Pod'),
  );
}

/**
 * Sets the owner of a Pod's claims according to the retention policy: the StatefulSet, so that they are deleted with it, or a Pod that is
 * scaled down.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention
 */
export function ownClaims(
  set: JsonObject,
  pod: JsonObject,
  { ordinal, condemned }: { ordinal: number; condemned: boolean },
  world: World,
): Write[] {
  const { whenDeleted, whenScaled } = policyOf(set);
  const byPod = condemned && whenScaled === 'Delete';
  const owner = byPod ? pod : whenDeleted === 'Delete' ? set : undefined;
  return storedClaims(set, ordinal, world).flatMap((claim): Write[] => {
    const owners = objectsAt(claim, 'metadata', 'ownerReferences');
    const others = owners.filter(({ uid }) => uid !== uidOf(set) && uid !== uidOf(pod));
    const wanted = owner === undefined ? others : [...others, controllerReference(owner)];
    if (sameValue(owners, wanted)) return [];
    return [
      {
        do: 'patch',
        resource: RESOURCE,
        namespace: textAt(claim, 'metadata', 'namespace'),
        name: textAt(claim, 'metadata', 'name'),
        patch: { metadata: { ownerReferences: wanted } },
      },
    ];
  });
}
