import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { podFromTemplate } from '../pod-template.ts';

const POD_NAME = 'statefulset.kubernetes.io/pod-name';
const POD_INDEX = 'apps.kubernetes.io/pod-index';
export const REVISION_LABEL = 'controller-revision-hash';

/** The number at the end of a Pod's name if the rest is the name of its StatefulSet, or `undefined` for other Pods. */
export function ordinalOf(set: JsonObject, pod: JsonObject): number | undefined {
  const prefix = `${textAt(set, 'metadata', 'name')}-`;
  const name = textAt(pod, 'metadata', 'name');
  const digits = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  return /^[0-9]+$/.test(digits) ? Number(digits) : undefined;
}

/** The ordinal of the first Pod. */
export function startOf(set: JsonObject): number {
  return numberAt(set, 'spec', 'ordinals', 'start') ?? 0;
}

/**
 * The Pod of an ordinal, made from a revision's template, with its name, host name and claims.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-identity
 */
export function podOf(set: JsonObject, template: JsonObject, revision: string, ordinal: number): JsonObject {
  const setName = textAt(set, 'metadata', 'name');
  const name = `${setName}-${ordinal}`;
  const pod = podFromTemplate(set, template, {
    generateName: `${setName}-`,
    labels: { [POD_NAME]: name, [POD_INDEX]: String(ordinal), [REVISION_LABEL]: revision },
  });
  const metadata = objectAt(pod, 'metadata');
  const subdomain = textAt(set, 'spec', 'serviceName');
  const spec = objectAt(pod, 'spec');
  const claims = claimsOf(set, ordinal);
  const claimed = claims.map(({ volume, claim }) => ({
    name: volume,
    persistentVolumeClaim: { claimName: textAt(claim, 'metadata', 'name') },
  }));
  const others = objectsAt(spec, 'volumes').filter(
    (volume) => !claims.some((claim) => claim.volume === volume.name),
  );
  const volumes = [...claimed, ...others];
  return {
    ...pod,
    metadata: { name, ...metadata },
    spec: {
      ...spec,
      hostname: name,
      ...(subdomain !== '' && { subdomain }),
      ...(volumes.length > 0 && { volumes }),
    },
  };
}

/** A claim of a Pod, and the name of the volume that uses it. */
interface PodClaim {
  readonly volume: string;
  readonly claim: JsonObject;
}

/** The claims to create for the Pod of an ordinal. */
export function claimsOf(set: JsonObject, ordinal: number): PodClaim[] {
  return objectsAt(set, 'spec', 'volumeClaimTemplates').map((template) => {
    const volume = textAt(template, 'metadata', 'name');
    const { status: _, ...rest } = template;
    const metadata = objectAt(template, 'metadata');
    const claim = {
      ...rest,
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        ...metadata,
        name: `${volume}-${textAt(set, 'metadata', 'name')}-${ordinal}`,
        namespace: textAt(set, 'metadata', 'namespace'),
        labels: { ...objectAt(metadata, 'labels'), ...objectAt(set, 'spec', 'selector', 'matchLabels') },
      },
    };
    return { volume, claim };
  });
}
