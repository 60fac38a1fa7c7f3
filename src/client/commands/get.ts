import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { type Fetched, fetchTargets } from '../builder/fetch.ts';
import type { Running } from '../client-effect.ts';
import { singularName } from '../discovery/api-type.ts';
import type { Flags } from '../flags.ts';
import type { Invocation } from '../invocation.ts';
import { failure, KubectlFailure } from '../kubectl-failure.ts';
import { alignColumns } from '../output/columns.ts';
import { type OutputFormat, readOutputFormat } from '../output/output-format.ts';
import { isList, itemsOf, joinObjects, printObject } from '../output/print-objects.ts';
import { tableRows } from '../output/print-table.ts';
import { sortObjects, sortTable } from '../output/sort-by.ts';
import { print } from '../running.ts';
import type { KubectlCommand } from './command.ts';
import { sayNoneFound } from './none-found.ts';
import { sendRaw } from './raw.ts';
import { watchObjects } from './watch-objects.ts';

const TABLE =
  'application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json';

/** `kubectl get` */
export const get: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  if (flags.has('raw')) return yield* sendRaw(invocation, 'GET');
  const chosen = yield* chosenFormat(flags);
  const format: OutputFormat = 'refused' in chosen ? { as: 'json' } : chosen;
  const watching = flags.on('watch') || flags.on('watch-only');
  checkFlags(flags, watching);
  const sortBy = flags.text('sort-by');
  const { found, problems } = yield* fetchTargets(invocation, {
    ...(format.as === 'table' && flags.on('server-print', true) && { accept: TABLE }),
    ...(sortBy !== '' && format.as === 'table' && { query: [['includeObject', 'Object']] }),
    limit: sortBy === '' ? flags.int('chunk-size', 500) : 0,
    subresource: flags.text('subresource'),
  });
  if ('refused' in chosen) throw chosen.refused;
  if (format.as === 'table' && !flags.on('server-print', true))
    throw failure('the kubectl built into k8s-drill prints the tables of the server only');
  if (watching) return yield* watchObjects(invocation, format, found, problems);
  if (format.as === 'table') yield* printTables(invocation, format.wide, found, problems.length > 0);
  else yield* printObjects(invocation, format, found, problems.length > 0);
  if (problems.length > 0) throw new KubectlFailure(problems.map(({ message }) => message).join('\n'));
  return 0;
};

function checkFlags(flags: Flags, watching: boolean): void {
  if (flags.on('show-labels') && flags.text('output') === 'name')
    throw failure('--show-labels option cannot be used with name printer');
  if (flags.on('output-watch-events') && !watching)
    throw failure('--output-watch-events option can only be used with --watch or --watch-only');
}

/** The format of `-o`; kubectl refuses an unknown format only after it has asked the server. */
function* chosenFormat(flags: Flags): Running<OutputFormat | { readonly refused: KubectlFailure }> {
  try {
    return yield* readOutputFormat(flags, true);
  } catch (refused) {
    if (refused instanceof KubectlFailure) return { refused };
    throw refused;
  }
}

/** Prints one table per type, separated by empty lines. */
function* printTables(
  invocation: Invocation,
  wide: boolean,
  found: readonly Fetched[],
  failed: boolean,
): Running<void> {
  const { flags } = invocation;
  const groups = groupByType(found)
    .map(({ first, rows }) => ({
      first,
      table: sortTable({ ...first.body, rows: [...rows] }, flags.text('sort-by')),
    }))
    .filter(({ table }) => objectsAt(table, 'rows').length > 0);
  if (groups.length === 0) {
    if (!failed && !flags.on('ignore-not-found')) yield* printNothing(invocation, found);
    return;
  }
  const several = new Set(found.map(({ type }) => singularName(type))).size > 1;
  const printed = groups.map(({ first, table }) => {
    const cells = tableRows(table, {
      wide,
      headers: !flags.on('no-headers'),
      withNamespace: flags.on('all-namespaces') && first.type.namespaced,
      kind: several || flags.on('show-kind') ? `${singularName(first.type)}/` : '',
      showLabels: flags.on('show-labels'),
      labelColumns: flags.list('label-columns'),
    });
    return alignColumns(cells);
  });
  yield* print(printed.join('\n'));
}

/** Groups results by type: consecutive objects of one type form a table. */
function groupByType(found: readonly Fetched[]): { first: Fetched; rows: JsonObject[] }[] {
  const groups: { first: Fetched; rows: JsonObject[] }[] = [];
  for (const one of found) {
    const last = groups.at(-1);
    const rows = objectsAt(one.body, 'rows');
    if (last?.first.type === one.type) last.rows.push(...rows);
    else groups.push({ first: one, rows: [...rows] });
  }
  return groups;
}

function* printNothing(invocation: Invocation, found: readonly Fetched[]): Running<void> {
  const everywhere = invocation.flags.on('all-namespaces') || !found.some(({ type }) => type.namespaced);
  yield* sayNoneFound(invocation, everywhere);
}

function* printObjects(
  { flags }: Invocation,
  format: Exclude<OutputFormat, { as: 'table' }>,
  found: readonly Fetched[],
  failed: boolean,
): Running<void> {
  const sorted = sortObjects(
    found.flatMap(({ body }) => itemsOf(body).map((item) => withType(item, body))),
    flags.text('sort-by'),
  );
  const [only] = found;
  const single = found.length === 1 && only !== undefined && !isList(only.body);
  if (sorted.length === 0 && (failed || (found.length === 0 && flags.on('ignore-not-found')))) return;
  const options = { managedFields: flags.on('show-managed-fields'), headers: !flags.on('no-headers') };
  yield* print(printObject(single ? only.body : joinObjects(sorted), format, options));
}

/** An item of a list with the version and the kind of the list. */
function withType(item: JsonObject, list: JsonObject): JsonObject {
  if (textAt(item, 'kind') !== '' || item === list) return item;
  return {
    apiVersion: textAt(list, 'apiVersion'),
    kind: textAt(list, 'kind').replace(/List$/, ''),
    ...objectAt(item),
  };
}
