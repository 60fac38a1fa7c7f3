import { type DefaultTable, written } from '../server-default.ts';
import { PAGES } from './pages.ts';

const SPEC = PAGES.gateway;
const EVERY_PATH = { path: { type: 'PathPrefix', value: '/' } };

/** The Gateway API, whose resource definitions include their defaults. */
export const GATEWAY: DefaultTable = {
  'GatewayV1ParentReference.group': written('gateway.networking.k8s.io', `${SPEC}#parentreference`),
  'GatewayV1ParentReference.kind': written('Gateway', `${SPEC}#parentreference`),
  'GatewayV1HTTPRouteSpec.rules': written([{ matches: [EVERY_PATH] }], `${SPEC}#httproutespec`),
  'GatewayV1HTTPRouteRule.matches': written([EVERY_PATH], `${SPEC}#httprouterule`),
  'GatewayV1HTTPRouteMatch.path': written(EVERY_PATH.path, `${SPEC}#httproutematch`),
  'GatewayV1HTTPPathMatch.type': written('PathPrefix', `${SPEC}#httppathmatch`),
  'GatewayV1HTTPPathMatch.value': written('/', `${SPEC}#httppathmatch`),
  'GatewayV1HTTPHeaderMatch.type': written('Exact', `${SPEC}#httpheadermatch`),
  'GatewayV1HTTPQueryParamMatch.type': written('Exact', `${SPEC}#httpqueryparammatch`),
  'GatewayV1GRPCHeaderMatch.type': written('Exact', `${SPEC}#grpcheadermatch`),
  'GatewayV1GRPCMethodMatch.type': written('Exact', `${SPEC}#grpcmethodmatch`),
  'GatewayV1HTTPRequestRedirectFilter.statusCode': written(302, `${SPEC}#httprequestredirectfilter`),
  'GatewayV1HTTPBackendRef.group': written('', `${SPEC}#httpbackendref`),
  'GatewayV1HTTPBackendRef.kind': written('Service', `${SPEC}#httpbackendref`),
  'GatewayV1HTTPBackendRef.weight': written(1, `${SPEC}#httpbackendref`),
  'GatewayV1GRPCBackendRef.group': written('', `${SPEC}#grpcbackendref`),
  'GatewayV1GRPCBackendRef.kind': written('Service', `${SPEC}#grpcbackendref`),
  'GatewayV1GRPCBackendRef.weight': written(1, `${SPEC}#grpcbackendref`),
  'GatewayV1BackendRef.group': written('', `${SPEC}#backendref`),
  'GatewayV1BackendRef.kind': written('Service', `${SPEC}#backendref`),
  'GatewayV1BackendRef.weight': written(1, `${SPEC}#backendref`),
  'GatewayV1BackendObjectReference.group': written('', `${SPEC}#backendobjectreference`),
  'GatewayV1BackendObjectReference.kind': written('Service', `${SPEC}#backendobjectreference`),
  'GatewayV1Listener.allowedRoutes': written({ namespaces: { from: 'Same' } }, `${SPEC}#listener`),
  'GatewayV1AllowedRoutes.namespaces': written({ from: 'Same' }, `${SPEC}#allowedroutes`),
  'GatewayV1RouteNamespaces.from': written('Same', `${SPEC}#routenamespaces`),
  'GatewayV1ListenerTLSConfig.mode': written('Terminate', `${SPEC}#listenertlsconfig`),
  'GatewayV1SecretObjectReference.group': written('', `${SPEC}#secretobjectreference`),
  'GatewayV1SecretObjectReference.kind': written('Secret', `${SPEC}#secretobjectreference`),
};
