import { type JsonObject, textAt } from '../../../kubernetes/json.ts';
import type { Write } from '../controller.ts';
import { SELECTED_NODE, type VolumePlan } from './volume-plan.ts';

/** Reserves the volumes of a Pod's claims, requests missing ones, and records the chosen node. */
export function writeVolumes(pod: JsonObject, node: string, { bind, provision }: VolumePlan): Write[] {
  const namespace = textAt(pod, 'metadata', 'namespace');
  return [
    {
      do: 'patch',
      resource: 'pods',
      namespace,
      name: textAt(pod, 'metadata', 'name'),
      subresource: 'status',
      patch: { status: { nominatedNodeName: node } },
    },
    ...bind.map(({ claim, volume }) => reserve(claim, volume)),
    ...provision.map(
      (claim): Write => ({
        do: 'patch',
        resource: 'persistentvolumeclaims',
        namespace,
        name: textAt(claim, 'metadata', 'name'),
        patch: { metadata: { annotations: { [SELECTED_NODE]: node } } },
      }),
    ),
  ];
}

function reserve(claim: JsonObject, volume: JsonObject): Write {
  return {
    do: 'patch',
    resource: 'persistentvolumes',
    namespace: '',
    name: textAt(volume, 'metadata', 'name'),
    patch: {
      metadata: { annotations: { 'pv.kubernetes.io/bound-by-controller': 'yes' } },
      spec: {
        claimRef: {
          kind: 'PersistentVolumeClaim',
          apiVersion: 'v1',
          namespace: textAt(claim, 'metadata', 'namespace'),
          name: textAt(claim, 'metadata', 'name'),
          uid: textAt(claim, 'metadata', 'uid'),
          resourceVersion: textAt(claim, 'metadata', 'resourceVersion'),
        },
      },
    },
  };
}
