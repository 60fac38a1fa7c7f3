import { type ApiType, apiVersionOf } from '../discovery/api-type.ts';
import { findType, typesOfCategory, unknownType } from '../discovery/find-type.ts';
import { failure, KubectlFailure } from '../kubectl-failure.ts';

/** The targets in the words of a line: single objects, or all objects of types. */
export type GivenTargets =
  | { readonly by: 'name'; readonly objects: readonly NamedObject[] }
  | { readonly by: 'type'; readonly types: readonly ApiType[] };

export interface NamedObject {
  readonly type: ApiType;
  readonly name: string;
}

/**
 * Reads `TYPE`, `TYPE,TYPE`, `TYPE NAME…`, `TYPE/NAME…`.
 *
 * @throws KubectlFailure with kubectl's message if the words do not match each other or name an unknown type.
 * @see https://github.com/kubernetes/cli-runtime/blob/master/pkg/resource/builder.go
 */
export function readTargets(words: readonly string[], types: readonly ApiType[]): GivenTargets {
  if (words.some((word) => word.includes('/'))) return { by: 'name', objects: slashed(words, types) };
  const [first = '', ...names] = words;
  const found = typesOfWord(first, types);
  if (names.length === 0) return { by: 'type', types: found };
  const empty = names.find((name) => name === '');
  if (empty !== undefined) throw failure('resource name may not be empty');
  return { by: 'name', objects: found.flatMap((type) => names.map((name) => ({ type, name }))) };
}

/** The types of `TYPE,TYPE`, with categories such as `all` expanded, each once. */
function typesOfWord(word: string, types: readonly ApiType[]): readonly ApiType[] {
  const found = word.split(',').flatMap((part) => {
    const category = typesOfCategory(types, part);
    if (category.length > 0) return category;
    const type = findType(types, part);
    if (type === undefined) throw unknownType(part);
    return [type];
  });
  const seen = new Set<string>();
  return found.filter((type) => {
    const id = `${apiVersionOf(type)} ${type.plural}`;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

function slashed(words: readonly string[], types: readonly ApiType[]): NamedObject[] {
  if (!words.every((word) => word.includes('/')))
    throw failure(
      "there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'",
    );
  return words.map((word) => {
    const parts = word.split('/');
    if (parts.length !== 2) throw failure('arguments in resource/name form may not have more than one slash');
    const [typeWord = '', name = ''] = parts;
    if (typeWord === '' || name === '')
      throw failure('arguments in resource/name form must have a single resource and name');
    const type = findType(types, typeWord);
    if (type === undefined) throw unknownType(typeWord);
    return { type, name };
  });
}

/** kubectl's message for a line without a target. */
export function nothingNamed(verb: string): KubectlFailure {
  const hint =
    verb === 'get'
      ? 'Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).\n'
      : '';
  return new KubectlFailure(
    `You must specify the type of resource to ${verb}. Use "kubectl api-resources" for a complete list of supported resources.\n\nerror: Required resource not specified.\n${hint}See 'kubectl ${verb} -h' for help and examples`,
  );
}
