import type { Cluster } from '../../../../src/cluster/cluster.ts';
import { isObject, type Json, type JsonObject, objectsAt, textAt } from '../../../../src/kubernetes/json.ts';
import { type Answer, openWatch, send } from '../client.ts';
import { Mirror, missingFrom, ownTexts } from './mirror.ts';
import { OwnNames } from './own-names.ts';
import { Placeholders } from './placeholders.ts';
import { type Prepared, prepareRequest } from './prepare-request.ts';
import { type Names, scrub } from './scrub.ts';
import type { RecordedRequest, Session, Step } from './session.ts';

/** What of a step is as it was recorded. */
export interface StepResult {
  readonly line: string;
  /** Whether every request got its status, which decides kubectl's exit code. */
  readonly statuses: boolean;
  /** Whether the objects are the same afterwards. */
  readonly objects: boolean;
  /** Whether every answer is the same, from which kubectl makes its output. */
  readonly answers: boolean;
  /** What differs: `-` is recorded, `+` is ours. */
  readonly differences: readonly string[];
}

/** Milliseconds between two requests of one command, and after a command. */
const BETWEEN = 20;
const AFTER = 850;
const POLL = 1000;
const EVICTION_RETRY = 5000;
const LONGEST_WATCH = 60_000;

interface Replay {
  readonly cluster: Cluster;
  readonly known: Placeholders;
  readonly own: OwnNames;
}

/** Sends a session's requests to a cluster and compares what comes back, and what is there after each step. */
export function replaySession(session: Session, cluster: Cluster): readonly StepResult[] {
  const lines = session.steps.map(({ line, files = {} }) => [line, ...Object.values(files)].join('\n'));
  const replay = { cluster, known: new Placeholders(), own: new OwnNames(lines.join('\n')) };
  const mirror = new Mirror();
  let before: ReadonlySet<string> = new Set(objectDifferences(mirror, replay));
  return session.steps.map((step) => {
    const found = replayRequests(step, replay);
    cluster.advance(AFTER + (step.waited ?? 0) * 1000);
    replay.own.collect(cluster);
    replay.known.pair(step.objects, cluster.objects());
    mirror.apply(step);
    const now = objectDifferences(mirror, replay);
    const objects = now.filter((difference) => !before.has(difference));
    before = new Set(now);
    return {
      line: step.line,
      statuses: found.every(({ status }) => status),
      objects: objects.length === 0,
      answers: found.every(({ answer }) => answer),
      differences: [...found.flatMap(({ differences }) => differences), ...objects],
    };
  });
}

function objectDifferences(mirror: Mirror, { cluster, own }: Replay): string[] {
  own.collect(cluster);
  const [recorded, ours] = [mirror.texts, ownTexts(cluster, own.all)];
  return [
    ...missingFrom(recorded, ours).map((text) => `object - ${text}`),
    ...missingFrom(ours, recorded).map((text) => `object + ${text}`),
  ];
}

interface RequestResult {
  readonly status: boolean;
  readonly answer: boolean;
  readonly differences: readonly string[];
}

export function replayRequests(step: Step, replay: Replay): RequestResult[] {
  const seen = new Set<string>();
  const deleted = new Set<string>();
  let deleting = false;
  return step.requests.map((request) => {
    const key = `${request.method} ${request.path} ${JSON.stringify(request.body)}`;
    const repeated = seen.has(key);
    seen.add(key);
    const wait = repeated ? (request.path.endsWith('/eviction') ? EVICTION_RETRY : POLL) : BETWEEN;
    const deletes = request.method === 'DELETE' || request.path.endsWith('/eviction');
    // kubectl deletes one after the other and looks at each before any controller or kubelet has seen that.
    const hurries = !repeated && (deletes ? deleting : deleted.delete(subjectOf(request.path)));
    if (!hurries) replay.cluster.advance(wait);
    const gone = request.path.replace(/\/eviction$/, '');
    if (deletes) deleted.add(gone).add(`watch ${gone}`);
    deleting = deletes;
    replay.own.collect(replay.cluster);
    return replayRequest(request, step, replay);
  });
}

/** The path of what is looked at; of a watch of one object `watch` before it. */
function subjectOf(path: string): string {
  const [collection = '', query = ''] = path.split('?');
  const name = /^metadata\.name=(.*)$/.exec(new URLSearchParams(query).get('fieldSelector') ?? '')?.[1];
  return name === undefined ? path : `watch ${collection}/${name}`;
}

function replayRequest(request: RecordedRequest, step: Step, replay: Replay): RequestResult {
  const { cluster, known, own } = replay;
  const prepared = prepareRequest(request, known, cluster);
  const answer =
    request.events === undefined
      ? send(cluster, request.method, prepared.target, prepared.sent)
      : watchUntil(request, prepared, step, replay);
  own.collect(cluster);
  learnFrom(request, answer, known);
  const title = `${request.method} ${prepared.target}`;
  const status = answer.status === request.status;
  const differences = status
    ? []
    : [`${title}: status - ${request.status} + ${answer.status} ${textAt(answer.body, 'message')}`];
  const bodies = compareAnswers(request, answer, own.all);
  return {
    status,
    answer: status && bodies.length === 0,
    differences: [...differences, ...bodies.map((text) => `${title}: ${text}`)],
  };
}

function learnFrom(
  { response, as, events }: RecordedRequest,
  { body, events: ours }: Answer,
  known: Placeholders,
): void {
  if (as === 'Table' || !isObject(response)) {
    if (events !== undefined)
      known.pair(
        events.map((e) => e.object as JsonObject),
        ours.map((e) => e.object as JsonObject),
      );
    return;
  }
  const items = objectsAt(response, 'items');
  if (items.length > 0) known.pair(items, objectsAt(body, 'items'));
  else known.learn(response, body);
}

function compareAnswers(request: RecordedRequest, { body, headers, events }: Answer, names: Names): string[] {
  if (request.events !== undefined) return compareEvents(request.events, events, names);
  const [recorded, ours] = [request.response ?? null, body];
  const found: string[] = [];
  const wanted = scrubbedText(recorded, new Map());
  const got = scrubbedText(typeof recorded === 'string' ? (body.text ?? '') : ours, names);
  if (wanted !== got) found.push(`answer\n  - ${wanted}\n  + ${got}`);
  const warning = headers.warning ?? '';
  if ((request.warning ?? '') !== warning)
    found.push(`warning\n  - ${request.warning ?? ''}\n  + ${warning}`);
  return found;
}

function scrubbedText(value: Json, names: Names): string {
  return JSON.stringify(scrub(value, names));
}

/** Of a watch only the last event of each object is compared: how many steps lead there is left to chance. */
function compareEvents(recorded: readonly JsonObject[], ours: readonly JsonObject[], names: Names): string[] {
  const last = (events: readonly JsonObject[], by: Names): string[] =>
    [...new Map(events.map((event) => [eventKey(event), event])).values()].map((event) =>
      event.type === 'BOOKMARK' ? 'BOOKMARK' : scrubbedText(event, by),
    );
  const [wanted, got] = [last(recorded, new Map()), last(ours, names)];
  const missing = missingFrom(wanted, got);
  return missing.length === 0
    ? []
    : [`watch\n  - ${missing.join('\n  - ')}\n  + ${missingFrom(got, wanted).join('\n  + ')}`];
}

function eventKey({ type, object }: JsonObject): string {
  return type === 'BOOKMARK' ? 'BOOKMARK' : textAt(object, 'metadata', 'name');
}

/** Lets time pass until a watch has told what was recorded, or the command's time is over. */
function watchUntil(
  request: RecordedRequest,
  { target, sent }: Prepared,
  step: Step,
  replay: Replay,
): Answer {
  const { cluster, own } = replay;
  const watch = openWatch(cluster, target, sent);
  const given = /--(?:request-)?timeout[= ](\d+)s/.exec(step.line)?.[1];
  const longest = given === undefined ? LONGEST_WATCH : Number(given) * 1000;
  const recorded = request.events ?? [];
  for (let passed = 0; passed < longest; passed += 100) {
    own.collect(cluster);
    if (recorded.length > 0 && compareEvents(recorded, watch.events, own.all).length === 0) break;
    cluster.advance(100);
  }
  watch.stop();
  return watch;
}
