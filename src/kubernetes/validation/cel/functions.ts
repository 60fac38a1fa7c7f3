import type { CelType } from './cel-type.ts';

const LIST_OF_TEXT: CelType = { list: 'string' };

/** Functions that Kubernetes provides, with their result types. @see https://kubernetes.io/docs/reference/using-api/cel/ */
export const FUNCTIONS: ReadonlyMap<string, CelType> = new Map<string, CelType>([
  ...typed('bool', 'bool isQuantity isURL isIP isCIDR isSemver ip.isCanonical has matches'),
  ...typed('int', 'int size'),
  ...typed('uint', 'uint'),
  ...typed('double', 'double'),
  ...typed('string', 'string'),
  ...typed('bytes', 'bytes'),
  ...typed('timestamp', 'timestamp'),
  ...typed('duration', 'duration'),
  ...typed('dyn', 'type dyn quantity url ip cidr semver'),
]);

/** Functions that are called on a value. */
export const METHODS: ReadonlyMap<string, CelType> = new Map<string, CelType>([
  ...typed(
    'bool',
    'contains startsWith endsWith matches isSorted isInteger isGreaterThan isLessThan allowed errored',
  ),
  ...typed(
    'bool',
    'hasValue isUnspecified isLoopback isLinkLocalMulticast isLinkLocalUnicast isGlobalUnicast',
  ),
  ...typed('bool', 'containsIP containsCIDR isCanonical'),
  ...typed('int', 'size indexOf lastIndexOf compareTo asInteger sign family prefixLength major minor patch'),
  ...typed('int', 'getFullYear getMonth getDate getDayOfMonth getDayOfWeek getDayOfYear getHours getMinutes'),
  ...typed('int', 'getSeconds getMilliseconds'),
  ...typed('double', 'asApproximateFloat'),
  ...typed(
    'string',
    'lowerAscii upperAscii replace substring trim charAt find join format reason error reverse',
  ),
  ...typed('string', 'getScheme getHost getHostname getPort getEscapedPath'),
  ...typed('dyn', 'sum min max add sub group resource subresource namespace name path check serviceAccount'),
  ...typed(
    'dyn',
    'fieldSelector labelSelector value orValue or optMap optFlatMap get getQuery masked ip validate',
  ),
  ['split', LIST_OF_TEXT],
  ['findAll', LIST_OF_TEXT],
]);

/** Functions with a prefix: `sets.contains(a, b)`. */
export const LIBRARIES: ReadonlyMap<string, CelType> = new Map<string, CelType>([
  ...typed('bool', 'sets.contains sets.intersects sets.equivalent ip.isCanonical'),
  ...typed('string', 'strings.quote jsonpatch.escapeKey'),
  ...typed('dyn', 'optional.of optional.none optional.ofNonZeroValue format.named cel.bind'),
  ...typed('dyn', 'format.dns1123Label format.dns1123Subdomain format.dns1035Label format.qualifiedName'),
  ...typed('dyn', 'format.dns1123LabelPrefix format.dns1123SubdomainPrefix format.dns1035LabelPrefix'),
  ...typed('dyn', 'format.labelValue format.uri format.uuid format.byte format.date format.datetime'),
]);

function typed(type: CelType, names: string): [string, CelType][] {
  return names.split(' ').map((name) => [name, type]);
}
