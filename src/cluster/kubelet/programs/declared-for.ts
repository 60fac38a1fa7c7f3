import { type JsonObject, textAt } from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';
import { fullImageName, imageBase } from '../image-reference.ts';
import type { DeclaredProgram, DeclaredPrograms } from './declared-program.ts';

/** What is declared of a container's image: of the image with its tag, else of the image. */
export function declaredForImage(image: string, programs: DeclaredPrograms): DeclaredProgram | undefined {
  const exact = Object.keys(programs).find(
    (name) => name.includes(':') && fullImageName(name) === fullImageName(image),
  );
  return lookUp(programs, exact ?? imageBase(image));
}

/** What is declared of a container by its name. */
export function declaredForName(
  container: JsonObject,
  programs: DeclaredPrograms,
): DeclaredProgram | undefined {
  return lookUp(programs, textAt(container, 'name'));
}
