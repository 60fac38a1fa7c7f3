import { type Json, type JsonObject, textAt } from '../../../kubernetes/json.ts';
import type { Running } from '../../client-effect.ts';
import type { Kubeconfig } from '../../config/kubeconfig.ts';
import { PARTS, type PartName } from '../../config/kubeconfig-edit.ts';
import { base64 } from '../../generate/file-data.ts';
import { failure } from '../../kubectl-failure.ts';
import { readOutputFormat } from '../../output/output-format.ts';
import { printObject } from '../../output/print-objects.ts';
import { writeYaml } from '../../output/write-yaml.ts';
import { print, readPath } from '../../running.ts';
import type { KubectlCommand } from '../command.ts';

/** Fields that are printed only with `--raw` and `--flatten`. */
const SECRETS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'certificate-authority-data': 'DATA+OMITTED',
    'client-certificate-data': 'DATA+OMITTED',
    'client-key-data': 'DATA+OMITTED',
    token: 'REDACTED',
    password: 'REDACTED',
  }),
);

/** `kubectl config view` */
export const viewConfig: KubectlCommand = function* (invocation) {
  const { flags } = invocation;
  const config = yield* invocation.config();
  const current = flags.text('context', config.currentContext);
  if (flags.on('minify') && !config.contexts.has(current))
    throw failure(
      current === '' ? 'current-context must exist in order to minify' : `cannot locate context ${current}`,
    );
  const shown = { ...config, currentContext: current };
  const part = flags.on('minify') ? minified(shown) : shown;
  const whole = flags.on('flatten')
    ? contentOf(yield* flattened(part), true)
    : contentOf(part, flags.on('raw'));
  const format = yield* readOutputFormat(flags, false);
  yield* print(format.as === 'table' ? writeYaml(whole) : printObject(whole, format));
  return 0;
};

function contentOf(config: Kubeconfig, raw: boolean): JsonObject {
  const list = (part: PartName): Json => {
    const entries = [...config[part]]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => ({ name, [PARTS[part]]: raw ? value : redacted(value) }));
    return entries.length === 0 ? null : entries;
  };
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: list('clusters'),
    contexts: list('contexts'),
    'current-context': config.currentContext,
    users: list('users'),
  };
}

function redacted(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, SECRETS.get(key) ?? held]));
}

/** A config with the content of the files that clusters and users refer to, instead of their paths. */
function* flattened(config: Kubeconfig): Running<Kubeconfig> {
  return {
    ...config,
    clusters: yield* withFiles(config.clusters, ['certificate-authority']),
    users: yield* withFiles(config.users, ['client-certificate', 'client-key']),
  };
}

function* withFiles(
  entries: ReadonlyMap<string, JsonObject>,
  fields: readonly string[],
): Running<ReadonlyMap<string, JsonObject>> {
  const filled = new Map(entries);
  for (const [name, entry] of entries)
    for (const field of fields) {
      const path = textAt(entry, field);
      if (path === '') continue;
      const found = yield* readPath(path);
      if (!('bytes' in found)) throw failure(`open ${path}: no such file or directory`);
      const { [field]: _, ...rest } = filled.get(name) ?? {};
      filled.set(name, { ...rest, [`${field}-data`]: base64(found.bytes) });
    }
  return filled;
}

/** A config with only what the current context needs. */
function minified(config: Kubeconfig): Kubeconfig {
  const context = config.contexts.get(config.currentContext) ?? {};
  const only = (from: ReadonlyMap<string, JsonObject>, name: string): ReadonlyMap<string, JsonObject> =>
    new Map([...from].filter(([key]) => key === name));
  return {
    ...config,
    contexts: only(config.contexts, config.currentContext),
    clusters: only(config.clusters, textAt(context, 'cluster')),
    users: only(config.users, textAt(context, 'user')),
  };
}
