import { fullImageName } from '../../kubernetes/full-image-name.ts';
import { perKey } from '../../kubernetes/per-key.ts';
import { hexIdentity } from './container-id.ts';
import { deniedError, imageBase, notFoundError } from './image-reference.ts';
import type { KubeletProfile } from './profile.ts';
import { declaredForImage } from './programs/declared-for.ts';
import type { DeclaredPrograms } from './programs/declared-program.ts';
import { programOf } from './programs/program-of.ts';

/** Declarations about containers and images by the creator of a cluster. */
export interface Declared {
  /** Images that no registry has, as written in Pods. */
  readonly missingImages?: readonly string[];
  /** The behavior of containers, by image or container name, in addition to that of known images. */
  readonly programs?: DeclaredPrograms;
}

const imageId = perKey(
  (image) => `${fullImageName(image).replace(/:[^:/]*$/, '')}@sha256:${hexIdentity(imageBase(image))}`,
);

/** Kubelets that behave like real ones: images are pulled, containers get a grace period, and the back-off after crashes grows. */
export function defaultProfile({ missingImages = [], programs = {} }: Declared = {}): KubeletProfile {
  const missing = new Set(missingImages.map(fullImageName));
  return {
    program: (container) => programOf(container, programs),
    pullError: (image, logins) => {
      if (missing.has(fullImageName(image))) return notFoundError(image);
      const login = declaredForImage(image, programs)?.pullsAs;
      const isGiven = logins.some((one) => one.user === login?.user && one.password === login.password);
      return login === undefined || isGiven ? undefined : deniedError(image);
    },
    isPresent: (image) => /^registry\.k8s\.io\//.test(fullImageName(image)),
    delays: { start: 200, pull: 800 },
    countsEvents: true,
    ownsLeases: true,
    announces: true,
    graceful: true,
    mostRestarts: Number.POSITIVE_INFINITY,
    forgetsReplaced: false,
    readyWhileInitializing: false,
    imageName: fullImageName,
    imageId,
  };
}
