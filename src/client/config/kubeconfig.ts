import { copyJson, isObject, type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { parseData } from '../../yaml/parse-data.ts';
import type { Running } from '../client-effect.ts';
import { failure } from '../kubectl-failure.ts';
import { readPath } from '../running.ts';

/** A kubeconfig, from one file or merged from several. */
export interface Kubeconfig {
  readonly currentContext: string;
  /** By name, in the order of the files; the first file that contains a name takes precedence. */
  readonly contexts: ReadonlyMap<string, JsonObject>;
  readonly clusters: ReadonlyMap<string, JsonObject>;
  readonly users: ReadonlyMap<string, JsonObject>;
  readonly files: readonly KubeconfigFile[];
}

/** One file of a kubeconfig, unchanged. */
export interface KubeconfigFile {
  readonly path: string;
  /** Absent if the file does not exist. */
  readonly content?: JsonObject;
}

/**
 * The kubeconfig files: those of `--kubeconfig`, or else of `KUBECONFIG`, or else `~/.kube/config`.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
 */
export function kubeconfigPaths(
  flag: string,
  variables: Readonly<Record<string, string | undefined>>,
): string[] {
  if (flag !== '') return [flag];
  const separator = variables.OS === 'Windows_NT' ? ';' : ':';
  const listed = (variables.KUBECONFIG ?? '').split(separator).filter((path) => path !== '');
  return listed.length > 0 ? [...new Set(listed)] : [`${variables.HOME ?? ''}/.kube/config`];
}

/** Reads and merges the files. @throws KubectlFailure if the file of `--kubeconfig` is missing, or if a file cannot be read. */
export function* readKubeconfig(paths: readonly string[], explicit: boolean): Running<Kubeconfig> {
  const files: KubeconfigFile[] = [];
  for (const path of paths) {
    const content = yield* readKubeconfigFile(path, explicit);
    files.push(content === undefined ? { path } : { path, content });
  }
  return mergeKubeconfig(files);
}

function* readKubeconfigFile(path: string, explicit: boolean): Running<JsonObject | undefined> {
  const found = yield* readPath(path);
  if (!('bytes' in found)) {
    if (explicit) throw failure(`stat ${path}: no such file or directory`);
    return undefined;
  }
  const { content, problem } = contentOf(new TextDecoder().decode(found.bytes));
  if (problem !== undefined) throw failure(`error loading config file "${path}": ${problem}`);
  return copyJson(content);
}

interface KubeconfigContent {
  readonly content: JsonObject;
  readonly problem?: string;
}

/** The number of parsed texts to keep: the commands of a script read the same file. */
const MOST_KEPT = 16;
const KEPT = new Map<string, KubeconfigContent>();

function contentOf(text: string): KubeconfigContent {
  const known = KEPT.get(text);
  if (known !== undefined) return known;
  const { documents, problems } = parseData(text);
  const [content] = documents as readonly (JsonObject | undefined)[];
  const [problem] = problems;
  const read = { content: isObject(content) ? content : {}, ...(problem && { problem: problem.code }) };
  if (KEPT.size >= MOST_KEPT) KEPT.clear();
  KEPT.set(text, read);
  return read;
}

function mergeKubeconfig(files: readonly KubeconfigFile[]): Kubeconfig {
  const named = (list: string, part: string): Map<string, JsonObject> => {
    const all = new Map<string, JsonObject>();
    for (const { content } of files)
      for (const entry of objectsAt(content, list)) {
        const name = textAt(entry, 'name');
        if (!all.has(name)) all.set(name, objectAt(entry, part));
      }
    return all;
  };
  const current = files.map(({ content }) => textAt(content, 'current-context')).find((name) => name !== '');
  return {
    currentContext: current ?? '',
    contexts: named('contexts', 'context'),
    clusters: named('clusters', 'cluster'),
    users: named('users', 'user'),
    files,
  };
}
