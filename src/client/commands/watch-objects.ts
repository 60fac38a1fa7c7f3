import { type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import type { Fetched } from '../builder/fetch.ts';
import type { Running } from '../client-effect.ts';
import { pathOf } from '../discovery/api-type.ts';
import type { Invocation } from '../invocation.ts';
import { failure, KubectlFailure, serverFailure } from '../kubectl-failure.ts';
import { alignColumns, columnWidths } from '../output/columns.ts';
import type { OutputFormat } from '../output/output-format.ts';
import { itemsOf, printObject } from '../output/print-objects.ts';
import { tableRows } from '../output/print-table.ts';
import { close, next, open, print } from '../running.ts';

/** Prints the fetched objects, then each change until the watch ends. */
export function* watchObjects(
  invocation: Invocation,
  format: OutputFormat,
  found: readonly Fetched[],
  problems: readonly KubectlFailure[],
): Running<number> {
  if (problems.length > 0) throw new KubectlFailure(problems.map(({ message }) => message).join('\n'));
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw failure('you may only specify a single resource type when watching');
  const printer = new WatchPrinter(invocation, format, only);
  if (!invocation.flags.on('watch-only')) yield* print(printer.start());
  const opened = yield* open(watchRequest(invocation, only));
  if (!('stream' in opened)) throw serverFailure(opened.body);
  for (;;) {
    const part = yield* next(opened.stream);
    if (!('part' in part)) break;
    for (const line of part.part.split('\n'))
      if (line !== '') yield* print(printer.change(JSON.parse(line) as JsonObject));
  }
  yield* close(opened.stream);
  return 0;
}

function watchRequest({ flags }: Invocation, { type, namespace, name, body }: Fetched) {
  const revision =
    textAt(body, 'metadata', 'resourceVersion') ||
    textAt(objectAt(itemsOf(body)[0]), 'metadata', 'resourceVersion');
  const query: [string, string][] = [
    ...(name === '' ? [] : [['fieldSelector', `metadata.name=${name}`] as [string, string]]),
    ...(flags.has('field-selector')
      ? [['fieldSelector', flags.text('field-selector')] as [string, string]]
      : []),
    ...(flags.has('selector') ? [['labelSelector', flags.text('selector')] as [string, string]] : []),
    ['resourceVersion', revision],
    ['watch', 'true'],
  ];
  const table = Array.isArray(body.columnDefinitions);
  const accept = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';
  return {
    method: 'GET',
    path: pathOf(type, namespace),
    query,
    ...(table && { headers: { accept } }),
  } as const;
}

/** Aligns the columns of rows that arrive one by one. */
class WatchPrinter {
  private widths: readonly number[] = [];
  private columns: JsonObject['columnDefinitions'];
  private readonly invocation: Invocation;
  private readonly format: OutputFormat;
  private readonly first: Fetched;

  constructor(invocation: Invocation, format: OutputFormat, first: Fetched) {
    this.invocation = invocation;
    this.format = format;
    this.first = first;
    this.columns = first.body.columnDefinitions ?? [];
  }

  start(): string {
    if (this.format.as === 'table') return this.rows(this.first.body, true, 'ADDED');
    return itemsOf(this.first.body)
      .map((item) => this.object(item, 'ADDED'))
      .join('');
  }

  change(event: JsonObject): string {
    const type = textAt(event, 'type');
    if (type === 'BOOKMARK') return '';
    const object = objectAt(event, 'object');
    if (type === 'ERROR') throw serverFailure(object);
    return this.format.as === 'table' ? this.rows(object, false, type) : this.object(object, type);
  }

  private object(object: JsonObject, event: string): string {
    if (this.format.as === 'table') return '';
    const printed = printObject(object, this.format, {
      managedFields: this.invocation.flags.on('show-managed-fields'),
    });
    return this.invocation.flags.on('output-watch-events') && this.format.as === 'name'
      ? `${event} ${printed}`
      : printed;
  }

  private rows(table: JsonObject, start: boolean, event: string): string {
    const { flags } = this.invocation;
    if (Array.isArray(table.columnDefinitions) && table.columnDefinitions.length > 0)
      this.columns = table.columnDefinitions;
    const cells = tableRows(
      { ...table, columnDefinitions: this.columns ?? [] },
      {
        wide: this.format.as === 'table' && this.format.wide,
        headers: start && !flags.on('no-headers'),
        withNamespace: flags.on('all-namespaces') && this.first.type.namespaced,
        kind: flags.on('show-kind') ? `${this.first.type.singular}/` : '',
        showLabels: flags.on('show-labels'),
        labelColumns: flags.list('label-columns'),
        ...(flags.on('output-watch-events') && { event }),
      },
    );
    this.widths = columnWidths(cells, this.widths);
    return alignColumns(cells, this.widths);
  }
}
