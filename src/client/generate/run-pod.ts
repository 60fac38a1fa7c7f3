import { type JsonObject, objectAt } from '../../kubernetes/json.ts';
import type { Flags } from '../flags.ts';
import { failure, usageFailure } from '../kubectl-failure.ts';
import { splitPair } from './generator.ts';
import { overridden } from './overrides.ts';

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'];

/** The Pod of `kubectl run`. @throws KubectlFailure in kubectl's words. */
export function runPod(name: string, args: readonly string[], flags: Flags): JsonObject {
  const annotations = Object.fromEntries(
    flags.all('annotations').flatMap((pair) => [splitPair(pair) ?? [pair, '']]),
  );
  const pod: JsonObject = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      labels: labelsOf(flags, name),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: {
      containers: [containerOf(name, args, flags)],
      restartPolicy: restartPolicy(flags),
      dnsPolicy: 'ClusterFirst',
    },
  };
  return overridden(pod, flags);
}

export function restartPolicy(flags: Flags): string {
  const policy = flags.text('restart', 'Always') || 'Always';
  if (!RESTART_POLICIES.includes(policy)) throw usageFailure('run', `invalid restart policy: ${policy}`);
  return policy;
}

function containerOf(name: string, args: readonly string[], flags: Flags): JsonObject {
  const image = flags.text('image');
  if (image === '') throw failure('--image is required');
  const pull = flags.text('image-pull-policy');
  if (pull !== '' && !PULL_POLICIES.includes(pull)) throw failure(`invalid image pull policy: ${pull}`);
  const env = environment(flags.all('env'));
  return {
    name,
    image,
    ...(pull !== '' && { imagePullPolicy: pull }),
    ...(args.length > 0 && { [flags.on('command') ? 'command' : 'args']: [...args] }),
    ...(env.length > 0 && { env }),
    ...(flags.has('port') && { ports: [{ containerPort: flags.int('port', 0) }] }),
    ...(flags.on('privileged') && { securityContext: { privileged: true } }),
    ...(flags.on('stdin') && { stdin: true, stdinOnce: !flags.on('leave-stdin-open') }),
    ...(flags.on('tty') && { tty: true }),
  };
}

/** The variables of `--env`. @throws KubectlFailure for one without a name. */
export function environment(pairs: readonly string[]): JsonObject[] {
  return pairs.map((pair): JsonObject => {
    const found = splitPair(pair);
    if (found === undefined || found[0] === '') throw failure(`invalid env: ${pair}`);
    return { name: found[0], value: found[1] };
  });
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

/** The Service of `kubectl run --expose`. */
export function runService(name: string, pod: JsonObject, flags: Flags): JsonObject {
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
