import { missingRules } from '../../cluster/access/rbac/covers.ts';
import { type PolicyRule, rulesOfRole } from '../../cluster/access/rbac/policy-rule.ts';
import { sameJson } from '../../cluster/patch/same-json.ts';
import { type Json, type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { noMatch } from '../builder/fetch.ts';
import { namesFiles, readGiven } from '../builder/files.ts';
import type { Running } from '../client-effect.ts';
import { type ApiType, pathOf } from '../discovery/api-type.ts';
import { typeOfObject } from '../discovery/find-type.ts';
import type { Flags } from '../flags.ts';
import { failure, serverFailure } from '../kubectl-failure.ts';
import { printError, send } from '../running.ts';
import type { KubectlCommand } from './command.ts';
import { dryRunOf } from './dry-run.ts';
import { printChange } from './print-change.ts';
import { endWith } from './send-change.ts';

const ROLES = ['Role', 'ClusterRole'];
const BINDINGS = ['RoleBinding', 'ClusterRoleBinding'];

/** The result of a reconciliation, and the lines that report it. */
interface Outcome {
  readonly does: 'create' | 'update' | 'recreate' | 'none';
  readonly object: JsonObject;
  readonly notes: readonly string[];
}

/** `kubectl auth reconcile` */
export const authReconcile: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  if (!namesFiles(flags)) throw failure('must specify one of -f and -k');
  const types = yield* invocation.types();
  for (const { object, source } of yield* readGiven(flags)) {
    const [apiVersion, kind] = [textAt(object, 'apiVersion'), textAt(object, 'kind')];
    const [name, namespace] = [textAt(object, 'metadata', 'name'), textAt(object, 'metadata', 'namespace')];
    const type = typeOfObject(types, apiVersion, kind);
    if (type === undefined) throw noMatch(source, apiVersion, kind, name, namespace);
    if (![...ROLES, ...BINDINGS].includes(kind)) continue;
    if ('aggregationRule' in object)
      throw failure('the kubectl built into k8s-drill does not reconcile aggregated roles');
    yield* reconcile(flags, type, object);
  }
  return endWith([]);
};

function* reconcile(flags: Flags, type: ApiType, object: JsonObject): Running<void> {
  const path = pathOf(type, textAt(object, 'metadata', 'namespace'), textAt(object, 'metadata', 'name'));
  const live = yield* send({ method: 'GET', path });
  // Without a namespace in the object, the path is that of all namespaces, in which nothing has this name.
  if (type.namespaced && textAt(object, 'metadata', 'namespace') === '')
    throw failure('resource name may not be empty');
  if (live.status >= 400 && live.status !== 404) throw serverFailure(live.body);
  const present = live.status === 404 ? undefined : objectAt(live.body);
  const outcome = ROLES.includes(type.kind)
    ? reconciledRole(object, present, flags)
    : reconciledBinding(object, present, flags);
  const stored = yield* write(flags, type, outcome);
  yield* printChange(
    flags,
    { ...stored, apiVersion: object.apiVersion ?? '', kind: type.kind },
    'reconciled',
  );
  if (outcome.does === 'none') return;
  const lines = [`\treconciliation required ${outcome.does}`, ...outcome.notes];
  yield* printError(lines.map((line) => `${line}\n`).join(''));
}

function reconciledRole(object: JsonObject, present: JsonObject | undefined, flags: Flags): Outcome {
  const wanted = rulesOfRole(object);
  if (present === undefined)
    return { does: 'create', object, notes: notesOf('missing rules added', wanted.map(shownRule)) };
  const own = rulesOfRole(present);
  const missing = missingRules(own, wanted);
  const extra = flags.on('remove-extra-permissions') ? missingRules(wanted, own) : [];
  const rules: Json[] =
    extra.length > 0
      ? objectsAt(object, 'rules')
      : [...objectsAt(present, 'rules'), ...missing.map(writtenRule)];
  return {
    does: missing.length + extra.length > 0 ? 'update' : 'none',
    object: { ...present, rules },
    notes: [
      ...notesOf('missing rules added', missing.map(shownRule)),
      ...notesOf('extra rules removed', extra.map(shownRule)),
    ],
  };
}

function reconciledBinding(object: JsonObject, present: JsonObject | undefined, flags: Flags): Outcome {
  const wanted = objectsAt(object, 'subjects');
  const added = (subjects: readonly JsonObject[]): string[] =>
    notesOf('missing subjects added', subjects.map(shownSubject));
  if (present === undefined) return { does: 'create', object, notes: added(wanted) };
  if (!sameJson(object.roleRef ?? null, present.roleRef ?? null))
    return { does: 'recreate', object, notes: added(wanted) };
  const own = objectsAt(present, 'subjects');
  const missing = wanted.filter((one) => !own.some((other) => sameSubject(one, other)));
  const extra = flags.on('remove-extra-subjects')
    ? own.filter((one) => !wanted.some((other) => sameSubject(one, other)))
    : [];
  return {
    does: missing.length + extra.length > 0 ? 'update' : 'none',
    object: { ...present, subjects: extra.length > 0 ? [...wanted] : [...own, ...missing] },
    notes: [...added(missing), ...notesOf('extra subjects removed', extra.map(shownSubject))],
  };
}

/** Whether two subjects of a binding are the same. */
export function sameSubject(one: JsonObject, other: JsonObject): boolean {
  return ['kind', 'name', 'namespace'].every((field) => textAt(one, field) === textAt(other, field));
}

function notesOf(heading: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`\t${heading}:`, ...items.map((item) => `\t\t${item}`)];
}

function shownRule({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }: PolicyRule): string {
  const lists = { verbs, apiGroups, resources, resourceNames, nonResourceURLs };
  const [a, b, c, d, e] = Object.values(lists).map((list) => `[${list.join(' ')}]`);
  return `{Verbs:${a} APIGroups:${b} Resources:${c} ResourceNames:${d} NonResourceURLs:${e}}`;
}

function writtenRule({ verbs, ...rule }: PolicyRule): JsonObject {
  const lists = Object.entries(rule).filter(([, list]) => list.length > 0);
  return { verbs: [...verbs], ...Object.fromEntries(lists.map(([name, list]) => [name, [...list]])) };
}

function shownSubject(subject: JsonObject): string {
  const [kind, group, name, namespace] = ['kind', 'apiGroup', 'name', 'namespace'].map((field) =>
    textAt(subject, field),
  );
  return `{Kind:${kind} APIGroup:${group} Name:${name} Namespace:${namespace}}`;
}

/** @returns the object as stored on the server. */
function* write(flags: Flags, type: ApiType, { does, object }: Outcome): Running<JsonObject> {
  const dryRun = dryRunOf(flags);
  if (does === 'none' || dryRun === 'client') return object;
  const query = dryRun === 'server' ? ([['dryRun', 'All']] as const) : [];
  const namespace = textAt(object, 'metadata', 'namespace');
  const path = pathOf(type, namespace, textAt(object, 'metadata', 'name'));
  if (does === 'recreate') {
    const gone = yield* send({ method: 'DELETE', path, query });
    if (gone.status >= 400) throw serverFailure(gone.body);
  }
  if (does === 'create' && namespace !== '') yield* ensureNamespace(namespace);
  const { status, body } =
    does === 'update'
      ? yield* send({ method: 'PUT', path, query, body: object })
      : yield* send({ method: 'POST', path: pathOf(type, namespace), query, body: object });
  if (status >= 400) throw serverFailure(body);
  return objectAt(body);
}

/** Creates a namespace if it is missing, since a role may be created before its namespace. */
function* ensureNamespace(name: string): Running<void> {
  const found = yield* send({ method: 'GET', path: `/api/v1/namespaces/${encodeURIComponent(name)}` });
  if (found.status !== 404) return;
  const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
  const { status, body: said } = yield* send({ method: 'POST', path: '/api/v1/namespaces', body });
  if (status >= 400 && status !== 409 && status !== 403) throw serverFailure(said);
}
