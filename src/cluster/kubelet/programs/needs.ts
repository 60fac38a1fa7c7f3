import { type JsonObject, textAt } from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';
import { imageBase } from '../image-reference.ts';
import type { ContainerProgram } from './container-program.ts';
import { KNOWN_IMAGES } from './known-images.ts';

/** The program of a container, or the quick end of one whose image needs a variable that is not set. */
export function needyProgram(
  program: ContainerProgram,
  container: JsonObject,
  variables: ReadonlyMap<string, string>,
): ContainerProgram {
  const image = lookUp(KNOWN_IMAGES, imageBase(textAt(container, 'image')));
  if (image?.needs === undefined || image.program !== program) return program;
  const { oneOf, says } = image.needs;
  return oneOf.some((name) => variables.has(name))
    ? program
    : { prints: says, exits: { code: 1, after: 200 } };
}
