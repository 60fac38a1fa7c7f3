import { type ApiType, apiVersionOf, typeName } from '../discovery/api-type.ts';
import type { Flags } from '../flags.ts';
import { failure } from '../kubectl-failure.ts';
import { alignColumns } from '../output/columns.ts';
import { print } from '../running.ts';
import type { KubectlCommand } from './command.ts';

const ORDERS: Readonly<Record<'name' | 'kind', (type: ApiType) => string>> = {
  name: ({ plural }) => plural,
  kind: ({ kind }) => kind,
};

/** `kubectl api-resources` */
export const apiResources: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  const output = flags.text('output');
  if (output !== '' && output !== 'wide' && output !== 'name')
    throw failure(`--output ${output} is not available`);
  const order = flags.text('sort-by');
  if (order !== '' && order !== 'name' && order !== 'kind')
    throw failure(`--sort-by accepts only name or kind`);
  const preferred = preferredOf(yield* invocation.types()).filter((type) => wanted(type, flags));
  const by = order === '' ? (type: ApiType): string => `${type.group} ${type.plural}` : ORDERS[order];
  const sorted = [...preferred].sort((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0));
  if (output === 'name') {
    yield* print(sorted.map((type) => `${typeName(type)}\n`).join(''));
    return 0;
  }
  const wide = output === 'wide';
  const rows = sorted.map((type) => [
    type.plural,
    type.shortNames.join(','),
    apiVersionOf(type),
    String(type.namespaced),
    type.kind,
    ...(wide ? [type.verbs.join(','), type.categories.join(',')] : []),
  ]);
  const head = [
    'NAME',
    'SHORTNAMES',
    'APIVERSION',
    'NAMESPACED',
    'KIND',
    ...(wide ? ['VERBS', 'CATEGORIES'] : []),
  ];
  yield* print(alignColumns(flags.on('no-headers') ? rows : [head, ...rows]));
  return 0;
};

/** Each type in the version that the server prefers. */
function preferredOf(types: readonly ApiType[]): readonly ApiType[] {
  const seen = new Set<string>();
  return types.filter((type) => {
    if (seen.has(typeName(type)) || type.verbs.length === 0) return false;
    seen.add(typeName(type));
    return true;
  });
}

function wanted(type: ApiType, flags: Flags): boolean {
  if (flags.has('api-group') && type.group !== flags.text('api-group')) return false;
  if (flags.has('namespaced') && type.namespaced !== flags.on('namespaced')) return false;
  if (!flags.list('verbs').every((verb) => type.verbs.includes(verb))) return false;
  return flags.list('categories').every((category) => type.categories.includes(category));
}

/** `kubectl api-versions` */
export const apiVersions: KubectlCommand = function* (invocation) {
  const versions = new Set((yield* invocation.types()).map(apiVersionOf));
  yield* print(
    [...versions]
      .sort()
      .map((version) => `${version}\n`)
      .join(''),
  );
  return 0;
};
