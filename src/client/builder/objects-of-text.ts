import { isObject, type JsonObject, objectsAt, textAt } from '../../kubernetes/json.ts';
import { parseData } from '../../yaml/parse-data.ts';
import { failure } from '../kubectl-failure.ts';

/** An object in a file. */
export interface FileObject {
  readonly object: JsonObject;
  /** The source as messages show it: the path, or `STDIN`. */
  readonly source: string;
}

/** The objects of a YAML or JSON text, with lists expanded. @throws KubectlFailure if the text is no YAML or an object has no kind. */
export function objectsOfText(text: string, source: string): FileObject[] {
  const { documents, problems } = parseData(text);
  const [problem] = problems;
  if (problem !== undefined)
    throw failure(`error parsing ${source}: error converting YAML to JSON: yaml: ${problem.code}`);
  return documents.flatMap((document) => {
    if (!isObject(document as JsonObject)) return [];
    const object = document as JsonObject;
    if (textAt(object, 'kind') === '')
      throw failure(
        `unable to decode ${JSON.stringify(source)}: Object 'Kind' is missing in '${JSON.stringify(object)}'`,
      );
    if (textAt(object, 'apiVersion') === '')
      throw failure(
        `unable to decode ${JSON.stringify(source)}: Object 'apiVersion' is missing in '${JSON.stringify(object)}'`,
      );
    const isList = textAt(object, 'kind').endsWith('List') && Array.isArray(object.items);
    return isList
      ? objectsAt(object, 'items').map((item) => ({ object: item, source }))
      : [{ object, source }];
  });
}
