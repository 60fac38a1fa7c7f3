import { mergePatch } from '../../cluster/patch/merge-patch.ts';
import { type Json, type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import { pathOf } from '../discovery/api-type.ts';
import { typeOfObject } from '../discovery/find-type.ts';
import type { Flags } from '../flags.ts';
import { splitPair } from '../generate/generator.ts';
import type { Invocation } from '../invocation.ts';
import { failure, serverFailure, usageFailure } from '../kubectl-failure.ts';
import { typedForm } from '../output/typed-form.ts';
import { sendAndWarn } from '../running.ts';
import type { KubectlCommand } from './command.ts';
import { inNamespace } from './create.ts';
import { dryRunOf, writeQuery } from './dry-run.ts';
import { withLastApplied } from './last-applied.ts';
import { printChange } from './print-change.ts';

const POLICIES = ['Always', 'OnFailure', 'Never'];

/** `kubectl run` */
export const run: KubectlCommand = function* (invocation) {
  const { flags, words } = invocation;
  const [name] = words;
  if (name === undefined) throw usageFailure('run', 'NAME is required for run');
  const restart = flags.text('restart', 'Always') || 'Always';
  if (!POLICIES.includes(restart)) throw usageFailure('run', `invalid restart policy: ${restart}`);
  if (flags.on('rm') && !flags.on('stdin') && !flags.has('attach'))
    throw usageFailure('run', '--rm should only be used for attached containers');
  if (flags.on('expose') && !flags.has('port'))
    throw usageFailure('run', '--port must be set when exposing a service');
  if (flags.on('stdin') || flags.on('tty') || flags.on('attach') || flags.on('rm'))
    throw failure('the kubectl built into k8s-drill does not attach to the Pod it runs; use kubectl exec');
  const made = podOf(name, words.slice(1), restart, flags);
  const objects = flags.on('expose') ? [serviceFor(name, made, flags), made] : [made];
  for (const object of objects) yield* post(invocation, object, flags);
  return 0;
};

function* post(invocation: Invocation, made: JsonObject, flags: Flags): Running<void> {
  const connection = yield* invocation.connection();
  const shown = typedForm(made);
  const placed = connection.namespaceGiven ? inNamespace(shown, connection.namespace) : shown;
  const isPod = textAt(made, 'kind') === 'Pod';
  const object = flags.on('save-config') && isPod ? withLastApplied(placed) : placed;
  if (dryRunOf(flags) === 'client') return yield* printChange(flags, object, 'created');
  const type = typeOfObject(yield* invocation.types(), 'v1', textAt(made, 'kind'));
  if (type === undefined) throw failure(`the server does not serve ${textAt(made, 'kind')}`);
  const path = pathOf(type, connection.namespace);
  const query = writeQuery(flags, 'kubectl-run', false);
  const { status, body } = yield* sendAndWarn({ method: 'POST', path, query, body: object });
  if (status >= 400) throw serverFailure(body);
  yield* printChange(flags, objectAt(body), 'created');
}

function podOf(name: string, args: readonly string[], restartPolicy: string, flags: Flags): JsonObject {
  const labels = labelsOf(flags, name);
  const annotations = Object.fromEntries(
    flags.all('annotations').flatMap((pair) => [splitPair(pair) ?? [pair, '']]),
  );
  const env = flags.all('env').map((pair): JsonObject => {
    const found = splitPair(pair);
    if (found === undefined || found[0] === '') throw failure(`invalid env: ${pair}`);
    return { name: found[0], value: found[1] };
  });
  const container: JsonObject = {
    name,
    image: flags.text('image'),
    ...(flags.has('image-pull-policy') && { imagePullPolicy: flags.text('image-pull-policy') }),
    ...(args.length > 0 && { [flags.on('command') ? 'command' : 'args']: [...args] }),
    ...(env.length > 0 && { env }),
    ...(flags.has('port') && { ports: [{ containerPort: flags.int('port', 0) }] }),
    ...(flags.on('privileged') && { securityContext: { privileged: true } }),
  };
  const pod: JsonObject = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels, ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec: { containers: [container], restartPolicy, dnsPolicy: 'ClusterFirst' },
  };
  return flags.has('overrides') ? overridden(pod, flags.text('overrides')) : pod;
}

function labelsOf(flags: Flags, name: string): JsonObject {
  const pairs = flags.list('labels');
  if (pairs.length === 0) return { run: name };
  return Object.fromEntries(
    pairs.map((pair) => {
      const found = splitPair(pair);
      if (found === undefined) throw failure(`unexpected label spec: ${pair}`);
      return found;
    }),
  );
}

/** A merge patch of the object that was made. */
function overridden(object: JsonObject, text: string): JsonObject {
  let patch: Json;
  try {
    patch = JSON.parse(text) as Json;
  } catch {
    throw failure('Invalid JSON Patch');
  }
  return objectAt(mergePatch(object, patch));
}

function serviceFor(name: string, pod: JsonObject, flags: Flags): JsonObject {
  const port = flags.int('port', 0);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: {
      ports: [{ port, protocol: 'TCP', targetPort: port }],
      selector: objectAt(pod, 'metadata', 'labels'),
    },
  };
}
