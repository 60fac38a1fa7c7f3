import { fullImageName } from '../../../kubernetes/full-image-name.ts';
import { type JsonObject, textAt } from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';
import { hasTag, imageBase, imageRepository } from '../image-reference.ts';
import type { DeclaredProgram, DeclaredPrograms } from './declared-program.ts';

/** The declaration for a container's image: for the image with its tag, otherwise for the image. */
export function declaredForImage(image: string, programs: DeclaredPrograms): DeclaredProgram | undefined {
  const names = Object.keys(programs);
  const [full, repository] = [fullImageName(image), imageRepository(image)];
  const exact = names.find((name) => hasTag(name) && fullImageName(name) === full);
  const ofAnyTag = names.find((name) => !hasTag(name) && imageRepository(name) === repository);
  return lookUp(programs, exact ?? ofAnyTag ?? imageBase(image));
}

/** The declaration for a container by its name. */
export function declaredForName(
  container: JsonObject,
  programs: DeclaredPrograms,
): DeclaredProgram | undefined {
  return lookUp(programs, textAt(container, 'name'));
}
