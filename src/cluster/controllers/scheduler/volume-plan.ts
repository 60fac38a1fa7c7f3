import { type JsonObject, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { meetsExpression } from '../../label-selector.ts';
import { findVolume, isVolumeOf, reachesVolume, storageClassOf } from '../../volumes/find-volume.ts';
import { isBound } from '../../volumes/pod-claims.ts';
import type { World } from '../../world.ts';
import type { NodeInfo } from './snapshot.ts';

/** The annotation that tells a provisioner on which node the first Pod of a claim runs. */
export const SELECTED_NODE = 'volume.kubernetes.io/selected-node';

/** How a Pod's unbound claims get volumes on a node. */
export interface VolumePlan {
  readonly bind: readonly { readonly claim: JsonObject; readonly volume: JsonObject }[];
  /** Claims whose volume the provisioner of their class creates. */
  readonly provision: readonly JsonObject[];
}

/** Whether a claim is bound only when the first Pod that uses it is scheduled. */
export function waitsForPod(claim: JsonObject, world: World): boolean {
  const storageClass = world.get('storageclasses.storage.k8s.io', '', storageClassOf(claim));
  return textAt(storageClass, 'volumeBindingMode') === 'WaitForFirstConsumer';
}

/** Whether the scheduler has already reserved or requested a volume for an unbound claim on this node. */
export function isChosen(claim: JsonObject, node: string, world: World): boolean {
  return (
    textAt(claim, 'metadata', 'annotations', SELECTED_NODE) === node ||
    world.list('persistentvolumes').some((volume) => isVolumeOf(volume, claim))
  );
}

/** How the claims of a Pod get their volumes on a node, or all reasons why they cannot. */
export function planVolumes(
  claims: readonly JsonObject[],
  node: NodeInfo,
  world: World,
): VolumePlan | { readonly reasons: readonly string[] } {
  const bind: { claim: JsonObject; volume: JsonObject }[] = [];
  const provision: JsonObject[] = [];
  const reasons = new Set<string>();
  for (const claim of claims) {
    if (isBound(claim)) {
      const why = boundProblem(claim, node, world);
      if (why !== undefined) reasons.add(why);
      continue;
    }
    const taken = new Set(bind.map((b) => b.volume));
    const volumes = world.list('persistentvolumes').filter((v) => !taken.has(v));
    const volume = findVolume(claim, volumes, node.node);
    if (volume !== undefined) bind.push({ claim, volume });
    else if (canProvision(claim, node, world)) provision.push(claim);
    else reasons.add("node(s) didn't find available persistent volumes to bind");
  }
  return reasons.size > 0 ? { reasons: [...reasons].sort() } : { bind, provision };
}

function boundProblem(claim: JsonObject, node: NodeInfo, world: World): string | undefined {
  const volume = world.get('persistentvolumes', '', textAt(claim, 'spec', 'volumeName'));
  if (volume === undefined)
    return 'node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)';
  return reachesVolume(node.node, volume)
    ? undefined
    : "node(s) didn't match PersistentVolume's node affinity";
}

function canProvision(claim: JsonObject, node: NodeInfo, world: World): boolean {
  const chosen = textAt(claim, 'metadata', 'annotations', SELECTED_NODE);
  if (chosen !== '' && chosen !== node.name) return false;
  const storageClass = world.get('storageclasses.storage.k8s.io', '', storageClassOf(claim));
  if (storageClass === undefined) return false;
  const provisioner = textAt(storageClass, 'provisioner');
  if (provisioner === '' || provisioner === 'kubernetes.io/no-provisioner') return false;
  const topologies = objectsAt(storageClass, 'allowedTopologies');
  return topologies.length === 0 || topologies.some((term) => inTopology(term, node));
}

function inTopology(term: JsonObject, node: NodeInfo): boolean {
  return objectsAt(term, 'matchLabelExpressions').every((expression) =>
    meetsExpression({ ...expression, operator: 'In' }, node.labels),
  );
}
