import { type Json, type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import { pathOf } from '../discovery/api-type.ts';
import { typeOfObject } from '../discovery/find-type.ts';
import type { Invocation } from '../invocation.ts';
import { failure, type KubectlFailure, serverFailure } from '../kubectl-failure.ts';
import { typedForm } from '../output/typed-form.ts';
import { sendAndWarn } from '../running.ts';
import { withLastApplied } from './apply/annotation.ts';
import { withChangeCause } from './change-cause.ts';
import { dryRunOf, writeQuery } from './dry-run.ts';
import { printChange } from './print-change.ts';

/** How a command creates the object that its words describe. */
export interface PostOptions {
  readonly manager: string;
  /** The printed result: `created`, `exposed`. */
  readonly done: string;
  /** Empty for an object that is not namespaced. */
  readonly namespace: string;
  /** Whether the request includes the namespace in the object; the output of a dry run always includes it. */
  readonly namesNamespace: boolean;
  /** Whether the request sets how strictly the server validates fields. */
  readonly validation?: boolean;
  readonly savesConfig?: boolean;
  /** Whether nothing is printed. */
  readonly quiet?: boolean;
  /** Describes the server's refusal; by default, its own message is used. */
  readonly refused?: (status: Json) => KubectlFailure;
}

/**
 * Creates an object: sets its namespace, records the command if requested, sends it unless it is a dry run, and prints it.
 * @returns the object as the server created it.
 */
export function* postObject(
  invocation: Invocation,
  made: JsonObject,
  options: PostOptions,
): Running<JsonObject> {
  const { flags } = invocation;
  const { namespace, done, manager, validation = false, savesConfig = true } = options;
  const { namespaceGiven } = yield* invocation.connection();
  const dryRun = dryRunOf(flags);
  const placed = namespace !== '' && namespaceGiven && (options.namesNamespace || dryRun === 'client');
  const shown = withChangeCause(invocation, typedForm(made));
  const whole = placed ? inNamespace(shown, namespace) : shown;
  const object = flags.on('save-config') && savesConfig ? withLastApplied(whole) : whole;
  if (dryRun === 'client') {
    yield* printChange(flags, object, done);
    return object;
  }
  const kind = textAt(made, 'kind');
  const type = typeOfObject(yield* invocation.types(), textAt(made, 'apiVersion'), kind);
  if (type === undefined) throw failure(`the server does not serve ${kind}`);
  const query = writeQuery(flags, manager, validation);
  const reply = yield* sendAndWarn({ method: 'POST', path: pathOf(type, namespace), query, body: object });
  if (reply.status >= 400) throw (options.refused ?? serverFailure)(reply.body);
  const stored = objectAt(reply.body);
  if (options.quiet !== true) yield* printChange(flags, stored, done);
  return stored;
}

export function inNamespace(object: JsonObject, namespace: string): JsonObject {
  return { ...object, metadata: { ...objectAt(object, 'metadata'), namespace } };
}
