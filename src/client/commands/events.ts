import { type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import { eventAge } from '../describe/events.ts';
import { corePath, listRelated } from '../describe/related.ts';
import { apiVersionOf } from '../discovery/api-type.ts';
import { findType } from '../discovery/find-type.ts';
import type { Invocation } from '../invocation.ts';
import { failure, KubectlFailure, serverFailure } from '../kubectl-failure.ts';
import { alignColumns, columnWidths } from '../output/columns.ts';
import { type OutputFormat, readOutputFormat } from '../output/output-format.ts';
import { printObject } from '../output/print-objects.ts';
import { close, next, now, open, print, printError } from '../running.ts';
import type { KubectlCommand } from './command.ts';

/** `kubectl events` */
export const events: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  const everywhere = flags.on('all-namespaces');
  const { namespace } = yield* invocation.connection();
  const types = typesWanted(flags.list('types'));
  const wanted = (event: JsonObject): boolean =>
    types.length === 0 || types.includes(textAt(event, 'type').toLowerCase());
  const query = yield* subjectQuery(invocation);
  const format = yield* readOutputFormat(flags, false);
  const path = corePath(everywhere ? '' : namespace, 'events');
  if (flags.on('watch')) return yield* watchEvents(invocation, path, query, wanted);
  const listed = yield* listRelated(path, query, flags.int('chunk-size', 500));
  if ('refused' in listed) throw serverFailure(listed.refused);
  const found = listed.items.filter(wanted).sort(byTime);
  if (found.length === 0)
    yield* printError(everywhere ? 'No events found.\n' : `No events found in ${namespace} namespace.\n`);
  else if (format.as === 'table')
    yield* print(
      alignColumns([
        ...(flags.on('no-headers') ? [] : [heads(everywhere)]),
        ...(yield* rows(found, everywhere)),
      ]),
    );
  else yield* printList(found, format, flags.on('show-managed-fields'));
  return 0;
};

function* printList(
  found: readonly JsonObject[],
  format: Exclude<OutputFormat, { as: 'table' }>,
  managedFields: boolean,
): Running<void> {
  // kubectl does not print the names of events.
  if (format.as === 'name') return;
  const list = { apiVersion: 'v1', items: [...found], kind: 'EventList', metadata: {} };
  yield* print(printObject(list, format, { managedFields }));
}

function typesWanted(given: readonly string[]): readonly string[] {
  const types = given.map((type) => type.toLowerCase());
  if (types.some((type) => type !== 'normal' && type !== 'warning'))
    throw failure('valid --types are Normal or Warning');
  return types;
}

/** `--for TYPE/NAME` as a field selector. */
function* subjectQuery(invocation: Invocation): Running<readonly (readonly [string, string])[]> {
  const given = invocation.flags.text('for');
  if (given === '') return [];
  const [word = '', name = '', ...rest] = given.split('/');
  if (word === '' || name === '' || rest.length > 0) throw failure('--for must be in resource/name form');
  const type = findType(yield* invocation.types(), word);
  if (type === undefined)
    throw new KubectlFailure(`the server doesn't have a resource type ${JSON.stringify(word)}`);
  const about = [
    `involvedObject.kind=${type.kind}`,
    `involvedObject.apiVersion=${apiVersionOf(type)}`,
    `involvedObject.name=${name}`,
  ];
  return [['fieldSelector', about.join(',')]];
}

/** The time at which an event was last seen. */
function lastSeen(event: JsonObject): string {
  return (
    textAt(event, 'series', 'lastObservedTime') ||
    textAt(event, 'lastTimestamp') ||
    textAt(event, 'eventTime')
  );
}

function byTime(a: JsonObject, b: JsonObject): number {
  return Date.parse(lastSeen(a)) - Date.parse(lastSeen(b));
}

function heads(everywhere: boolean): readonly string[] {
  return [...(everywhere ? ['NAMESPACE'] : []), 'LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE'];
}

function* rows(found: readonly JsonObject[], everywhere: boolean): Running<readonly (readonly string[])[]> {
  const time = yield* now();
  return found.map((event) => {
    const about = objectAt(event, 'involvedObject');
    return [
      ...(everywhere ? [textAt(event, 'metadata', 'namespace')] : []),
      eventAge(event, time),
      textAt(event, 'type'),
      textAt(event, 'reason'),
      `${textAt(about, 'kind')}/${textAt(about, 'name')}`,
      textAt(event, 'message').trim(),
    ];
  });
}

/** Prints the existing events, then new ones as they occur. */
function* watchEvents(
  invocation: Invocation,
  path: string,
  query: readonly (readonly [string, string])[],
  wanted: (event: JsonObject) => boolean,
): Running<number> {
  const { flags } = invocation;
  const everywhere = flags.on('all-namespaces');
  const limit = ['limit', String(flags.int('chunk-size', 500))] as const;
  const opened = yield* open({ method: 'GET', path, query: [...query, limit, ['watch', 'true']] });
  if (!('stream' in opened)) throw serverFailure(opened.body);
  let widths: readonly number[] = [];
  let first = !flags.on('no-headers');
  for (;;) {
    const part = yield* next(opened.stream);
    if (!('part' in part)) break;
    for (const line of part.part.split('\n').filter((text) => text !== '')) {
      const change = JSON.parse(line) as JsonObject;
      const event = objectAt(change, 'object');
      if (textAt(change, 'type') === 'DELETED' || !wanted(event)) continue;
      const cells = [...(first ? [heads(everywhere)] : []), ...(yield* rows([event], everywhere))];
      widths = columnWidths(cells, widths);
      first = false;
      yield* print(alignColumns(cells, widths));
    }
  }
  yield* close(opened.stream);
  return 0;
}
