import type { JsonObject } from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';
import type { ApiContext } from '../context.ts';
import { openApiDocument, openApiHash, openApiIndex, swaggerDocument } from '../openapi/document.ts';
import { encodeSwagger, SWAGGER_PROTOBUF } from '../openapi/swagger-protobuf.ts';
import type { ApiReply, ApiRequest } from '../request.ts';
import { unknownPath } from '../route.ts';
import { methodNotAllowed } from '../status-error.ts';
import { apiGroups, apiVersions, groupDiscovery, resourceList } from './discovery.ts';
import { health } from './health.ts';
import { serverMetrics } from './server-metrics.ts';
import { serverVersion } from './version.ts';

type Answer = (context: ApiContext, request: ApiRequest) => JsonObject | string | Uint8Array | undefined;

/** The paths that are not about a resource; `*` stands for one segment. */
const PATHS: Readonly<Record<string, Answer>> = {
  '/api': apiVersions,
  '/apis': apiGroups,
  '/api/*': resourceList,
  '/apis/*': groupDiscovery,
  '/apis/*/*': resourceList,
  '/openapi/v2': swagger,
  '/openapi/v3': openApiIndex,
  '/openapi/v3/api/*': openApi,
  '/openapi/v3/apis/*/*': openApi,
  '/version': (context) => serverVersion(context.version),
  '/': rootPaths,
  '/healthz': health,
  '/healthz/*': health,
  '/livez': health,
  '/livez/*': health,
  '/metrics': serverMetrics,
  '/readyz': health,
  '/readyz/*': health,
};

/** `/`: the paths that are served. */
function rootPaths({ resources }: ApiContext): JsonObject {
  const groups = resources.all.flatMap(({ group, versions }) =>
    group === ''
      ? versions.map((version) => `/api/${version}`)
      : [`/apis/${group}`, ...versions.map((version) => `/apis/${group}/${version}`)],
  );
  const fixed = Object.keys(PATHS).filter((path) => path !== '/' && !path.includes('*'));
  return { paths: [...new Set([...fixed, ...groups])].sort() };
}

const DOCUMENT = /^\/openapi\/v3\/apis?\//;
const YEAR = 365 * 24 * 3600 * 1000;

function openApi(context: ApiContext, { path }: ApiRequest): JsonObject | undefined {
  return openApiDocument(context, path.replace(DOCUMENT, ''));
}

function swagger(context: ApiContext, { headers }: ApiRequest): JsonObject | Uint8Array {
  const document = swaggerDocument(context);
  return SWAGGER_PROTOBUF.asked.test(headers.accept ?? '') ? encodeSwagger(document) : document;
}

/** The caching headers of a reply. A document requested by its current hash never changes, so clients keep it and need not ask again. */
function lifetimeOf(context: ApiContext, { path, query }: ApiRequest): Readonly<Record<string, string>> {
  const hash = query.get('hash');
  if (!DOCUMENT.test(path) || hash !== openApiHash(context, path.replace(DOCUMENT, ''))) return {};
  return {
    'cache-control': 'public, immutable',
    etag: JSON.stringify(hash),
    expires: new Date(context.world.now + YEAR).toUTCString(),
    vary: 'Accept',
  };
}

/** Answers a request that is not about a resource. Throws 404 and 405. */
export function answerPath(context: ApiContext, request: ApiRequest): ApiReply {
  const path = request.path.replace(/\/+$/, '') || '/';
  const pattern = Object.keys(PATHS).find((one) => fits(one, path));
  const answer = pattern === undefined ? undefined : lookUp(PATHS, pattern);
  if (answer === undefined) throw unknownPath();
  if (request.method !== 'GET' && request.method !== 'HEAD') throw methodNotAllowed();
  const body = answer(context, request);
  if (body === undefined) throw unknownPath();
  return { status: 200, body, headers: { 'content-type': mediaType(body), ...lifetimeOf(context, request) } };
}

/** The media type of a body. Clients recognize the aggregated form of discovery by it. */
function mediaType(body: JsonObject | string | Uint8Array): string {
  if (typeof body === 'string') return 'text/plain; charset=utf-8';
  if (body instanceof Uint8Array) return SWAGGER_PROTOBUF.given;
  if (body.kind !== 'APIGroupDiscoveryList') return 'application/json';
  const version = String(body.apiVersion).split('/')[1];
  return `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`;
}

function fits(pattern: string, path: string): boolean {
  const [wanted, parts] = [pattern.split('/'), path.split('/')];
  return wanted.length === parts.length && wanted.every((part, at) => part === '*' || part === parts[at]);
}
