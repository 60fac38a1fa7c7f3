import { type JsonObject, objectAt } from '../../kubernetes/json.ts';
import { objectsOfText } from '../builder/objects-of-text.ts';
import type { Running } from '../client-effect.ts';
import { withNameHash } from '../generate/name-hash.ts';
import { failure } from '../kubectl-failure.ts';
import { readPath } from '../running.ts';
import { type BuiltObject, builtObject, kindIn, nameIn, namespaceIn } from './built-object.ts';
import { generated } from './generators.ts';
import { inOrderOfNeed } from './order.ts';
import { isPatch, patchObjects } from './patches.ts';
import {
  joined,
  type Kustomization,
  readKustomization,
  textOfFile,
  valueOfText,
} from './read-kustomization.ts';
import { updateReferences } from './references.ts';
import { transformed } from './transform.ts';

/**
 * The objects of a kustomization, in the order in which they are applied.
 *
 * @throws KubectlFailure if it cannot be read, or contains features that are not simulated
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/
 */
export function* buildKustomization(folder: string): Running<readonly JsonObject[]> {
  const found = yield* readPath(folder);
  if ('problem' in found)
    throw failure(
      `must build at directory: not a valid directory: evalsymlink failure on '${folder}' : lstat ${folder}: no such file or directory`,
    );
  if ('bytes' in found) throw failure(`must build at directory: '${folder}': file is not directory`);
  const all = (yield* accumulate(folder, [])).map((one) =>
    one.hashed ? { ...one, object: withNameHash(one.object, '') } : one,
  );
  return inOrderOfNeed(updateReferences(all)).map(({ object }) => object);
}

/** @param above the folders that led here, which must not occur again */
function* accumulate(folder: string, above: readonly string[]): Running<readonly BuiltObject[]> {
  if (above.includes(folder)) throw failure(`cycle detected: candidate root '${folder}' contains itself`);
  const kustomization = yield* readKustomization(folder);
  const all: BuiltObject[] = [];
  for (const path of kustomization.resources)
    for (const one of yield* resourcesAt(joined(folder, path), path, [...above, folder])) {
      const same = all.find((other) => identity(other) === identity(one));
      if (same !== undefined)
        throw failure(
          `accumulating resources: may not add resource with an already registered id: ${identity(one)}`,
        );
      all.push(one);
    }
  all.push(...(yield* generated(folder, kustomization)));
  return transformed(yield* patched(folder, all, kustomization), kustomization);
}

function identity({ object }: BuiltObject): string {
  const namespace = namespaceIn(object) || '[noNs]';
  return `${kindIn(object)}.${String(object.apiVersion ?? '')}/${nameIn(object)}.${namespace}`;
}

function* resourcesAt(
  path: string,
  written: string,
  above: readonly string[],
): Running<readonly BuiltObject[]> {
  if (/^(?:https?:\/\/|git@|github\.com\/)/.test(written))
    throw failure(`the kubectl built into k8s-drill cannot read URLs: ${written}`);
  const found = yield* readPath(path);
  if ('names' in found) return yield* accumulate(path, above);
  const text = yield* textOfFile(path, written);
  return objectsOfText(text, path).map(({ object }) => builtObject(object));
}

function* patched(
  folder: string,
  all: readonly BuiltObject[],
  { patches }: Kustomization,
): Running<readonly BuiltObject[]> {
  let changed = all;
  for (const { path, text, target } of patches) {
    const written = text ?? (yield* textOfFile(joined(folder, path ?? ''), path ?? ''));
    for (const patch of valueOfText(written, path ?? 'patch')) {
      if (!isPatch(patch)) throw failure(`unable to parse SM or JSON patch from ${JSON.stringify(written)}`);
      changed = patchObjects(changed, patch, target === undefined ? undefined : objectAt(target));
    }
  }
  return changed;
}
