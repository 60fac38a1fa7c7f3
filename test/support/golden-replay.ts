import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientEffect, Running, ServerReply, ServerRequest } from '../../src/client/client-effect.ts';
import { driveOnCluster } from '../../src/client/drive-cluster.ts';
import { runKubectl } from '../../src/client/kubectl.ts';
import { VirtualFiles } from '../../src/client/virtual-files.ts';
import type { Cluster } from '../../src/cluster/cluster.ts';
import type { Json, JsonObject } from '../../src/kubernetes/json.ts';
import { isObject, objectAt, textAt } from '../../src/kubernetes/json.ts';
import { parseData } from '../../src/yaml/parse-data.ts';
import { normalBody, normalConfig, normalText } from './golden-normal.ts';

const FILES = join(import.meta.dirname, '../fixtures/kubectl-golden/files');
const FOLDER = '/home/user/work';
const CONFIG = '/home/user/.kube/config';
const KUBECONFIG = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Config',
  preferences: {},
  clusters: [
    { name: 'cluster2', cluster: { server: 'http://SERVER' } },
    { name: 'kubernetes', cluster: { server: 'http://SERVER' } },
  ],
  users: [
    { name: 'dev-user', user: {} },
    { name: 'kubernetes-admin', user: {} },
  ],
  contexts: [
    { name: 'dev', context: { cluster: 'kubernetes', user: 'dev-user', namespace: 'dev' } },
    { name: 'k8s-c1', context: { cluster: 'kubernetes', user: 'kubernetes-admin' } },
    { name: 'k8s-c2', context: { cluster: 'cluster2', user: 'kubernetes-admin', namespace: 'prod' } },
  ],
  'current-context': 'k8s-c1',
});

/** A recorded command line. */
export interface GoldenLine {
  readonly argv: readonly string[];
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly exit: number | null;
  readonly error?: string;
  readonly requests: readonly JsonObject[];
  readonly kubeconfig?: JsonObject;
  readonly stdout?: string;
}

/** What the built-in kubectl did, in the form of the recording. */
export interface Replayed {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly requests: readonly JsonObject[];
  /** Where the line changed it. */
  readonly kubeconfig?: JsonObject;
}

function filesBelow(folder: string): [path: string, text: string][] {
  return readdirSync(join(FILES, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}${entry.name}`;
    if (entry.isDirectory()) return filesBelow(`${path}/`);
    return [[path, readFileSync(join(FILES, path), 'utf8')]];
  });
}

const GIVEN: ReadonlyMap<string, string> = new Map([
  ...filesBelow(''),
  ['tls.crt', 'certificate'],
  ['tls.key', 'key'],
]);

/** Runs a line on a cluster as the recording began with it. */
export function replayGolden(line: GoldenLine, cluster: Cluster): Replayed {
  const files = new VirtualFiles(
    {
      ...Object.fromEntries([...GIVEN].map(([path, text]) => [`${FOLDER}/${path}`, text])),
      [CONFIG]: KUBECONFIG,
    },
    FOLDER,
  );
  const printed = { stdout: '', stderr: '' };
  const recorder = new Recorder(cluster, line.argv);
  const exit = driveOnCluster(recorder.follow(runKubectl(line.argv, { HOME: '/home/user', ...line.env })), {
    cluster,
    files,
    user: { name: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] },
    stdin: new TextEncoder().encode(line.stdin === undefined ? '' : (GIVEN.get(line.stdin) ?? '')),
    edit: editorOf(line.env?.['KUBE_EDITOR'] ?? ''),
    print: (to, text) => {
      printed[to] += text;
    },
  });
  const config = textOf(files, CONFIG);
  return {
    exit,
    ...printed,
    requests: recorder.sent,
    ...(config !== KUBECONFIG && {
      kubeconfig: normalConfig(parseData(config).documents[0] as JsonObject, FOLDER),
    }),
  };
}

function textOf(files: VirtualFiles, path: string): string {
  const found = files.read(path);
  return 'bytes' in found ? new TextDecoder().decode(found.bytes) : '';
}

/** The one editor of the recording: `sed -i [/lines/]s/pattern/text/`, where `.` stands for any character. */
function editorOf(command: string): (text: string) => string {
  const parts = /^sed -i (?:\/(?<lines>[^/]+)\/)?s\/(?<pattern>[^/]+)\/(?<text>[^/]*)\/$/.exec(
    command,
  )?.groups;
  if (parts === undefined) return (text) => text;
  const { lines = '', pattern = '', text = '' } = parts;
  return (before) =>
    before
      .split('\n')
      .map((one) => (new RegExp(lines).test(one) ? one.replace(new RegExp(pattern), text) : one))
      .join('\n');
}

const SEEDED = '100';
const DISCOVERY = /^\/(?:api(?:\/v1)?|apis(?:\/[^/]+){0,2}|openapi\/.*)$/;

/** Notes requests, and answers what no cluster without kubelets can: logs, metrics and programs in containers. */
class Recorder {
  readonly sent: JsonObject[] = [];
  readonly #seeded: number;
  readonly #watches: boolean;
  #people: Readonly<Record<string, string>> = {};

  constructor(cluster: Cluster, argv: readonly string[]) {
    this.#seeded = cluster.revision;
    this.#watches = argv.includes('get') || argv.includes('events');
  }

  *follow(running: Running<number>): Running<number> {
    let step = running.next();
    while (step.done !== true) {
      const answer: unknown = yield* this.#answer(step.value);
      step = running.next(answer);
    }
    return step.value;
  }

  *#answer(effect: ClientEffect): Generator<ClientEffect, unknown, unknown> {
    switch (effect.do) {
      case 'connect':
        this.#people = effect.connection.headers;
        return yield effect;
      case 'request': {
        this.#note(effect.request);
        if (isLog(effect.request)) return { status: 200, warnings: [], body: '' } satisfies ServerReply;
        if (METRICS.test(effect.request.path)) return measured(effect.request.path.endsWith('/nginx'));
        const reply = (yield { ...effect, request: asAsked(effect.request) }) as ServerReply;
        return { ...reply, body: this.#aged(reply.body) };
      }
      case 'open':
        if (this.#watches || isLog(effect.request)) {
          this.#note(effect.request);
          return { stream: -1 };
        }
        return yield effect;
      case 'attach':
        this.#note(effect.request, true);
        return { status: statusOf(effect.request) };
      default:
        return yield effect;
    }
  }

  #note({ method, path, query = [], headers = {}, body }: ServerRequest, upgrade = false): void {
    if (DISCOVERY.test(path) && method === 'GET') return;
    const asked = query.filter(([name, value]) => !(name === 'resourceVersion' && value === SEEDED));
    const type = PATCHES[headers['content-type'] ?? ''];
    this.sent.push({
      method,
      path: normalText(decodeURIComponent(path)),
      ...(asked.length > 0 && { query: queryOf(asked) }),
      ...(/as=Table/.test(headers.accept ?? '') && { as: 'Table' }),
      ...(method === 'PATCH' && type !== undefined && { type }),
      ...(Object.keys(this.#people).length > 0 && { headers: { ...this.#people } }),
      ...(upgrade && { upgrade }),
      ...(body !== undefined && { body: normalBody(method, path, body) }),
    });
  }

  /** What the cluster began with has the version of the recording. */
  #aged(body: Json): Json {
    if (!isObject(body)) return body;
    const items = body.items;
    if (Array.isArray(items)) return { ...body, items: items.map((item) => this.#aged(item)) };
    const metadata = objectAt(body, 'metadata');
    const version = Number(textAt(metadata, 'resourceVersion') || '0');
    if (version === 0 || version > this.#seeded) return body;
    return { ...body, metadata: { ...metadata, resourceVersion: SEEDED } };
  }
}

const METRICS = /^\/apis\/metrics\..*\/pods(?:\/nginx)?$/;

/** What one Pod uses. @param alone whether it is asked for by its name. */
function measured(alone: boolean): ServerReply {
  const apiVersion = 'metrics.k8s.io/v1beta1';
  const pod = {
    kind: 'PodMetrics',
    apiVersion,
    metadata: { name: 'nginx', namespace: 'default' },
    containers: [{ name: 'nginx', usage: { cpu: '1m', memory: '1Mi' } }],
  };
  const list = { kind: 'PodMetricsList', apiVersion, metadata: {}, items: [pod] };
  return { status: 200, warnings: [], body: alone ? pod : list };
}

const PATCHES: Readonly<Record<string, string>> = {
  'application/strategic-merge-patch+json': 'strategic-merge',
  'application/merge-patch+json': 'merge',
  'application/json-patch+json': 'json',
  'application/apply-patch+yaml': 'apply',
};

/** Every program ends well in the recording, but the one that asks for a folder other than `/tmp`. */
function statusOf({ query = [] }: ServerRequest): JsonObject {
  const [program, , path] = query.flatMap(([name, value]) => (name === 'command' ? [value] : []));
  return { status: program === 'test' && path !== '/tmp' ? 'Failure' : 'Success' };
}

function isLog({ path }: ServerRequest): boolean {
  return /\/pods\/[^/]+\/log$/.test(path);
}

/** Without the versions of the recording; its server gave every list as a whole. */
function asAsked({ query = [], ...given }: ServerRequest): ServerRequest {
  const request = { ...given, query: query.filter(([name]) => name !== 'limit') };
  if (!isObject(request.body)) return request;
  const { resourceVersion, ...metadata } = objectAt(request.body, 'metadata');
  if (resourceVersion !== SEEDED) return request;
  return { ...request, body: { ...request.body, metadata } };
}

function queryOf(query: readonly (readonly [string, string])[]): JsonObject {
  const all: JsonObject = {};
  for (const [name, value] of query) {
    const before = all[name];
    const text = normalText(value);
    all[name] = before === undefined ? text : Array.isArray(before) ? [...before, text] : [before, text];
  }
  return all;
}
