import { lookUp } from '../../source/look-up.ts';
import { statusError } from './status-error.ts';

/** The form of the reply that a client asks for. */
export interface Negotiated {
  /** The `content-type` of the reply. */
  readonly mediaType: string;
  /** The kind of `meta.k8s.io` to return instead of the resource's own kind. */
  readonly as?: { readonly kind: Shape; readonly version: string };
}

type Shape = 'Table' | 'PartialObjectMetadata' | 'PartialObjectMetadataList';

const SHAPES: readonly string[] = ['Table', 'PartialObjectMetadata', 'PartialObjectMetadataList'];

/** The media type of the reply for each accepted pattern. JSON is valid YAML. */
const WRITTEN: Readonly<Record<string, string>> = {
  '*/*': 'application/json',
  'application/*': 'application/json',
  'application/json': 'application/json',
  'application/yaml': 'application/yaml',
};

/**
 * The first form in an `accept` header that can be written. Protobuf is read but not written, so that a client that also accepts JSON gets
 * JSON.
 *
 * @throws StatusError 406 if none can be written
 */
export function negotiate(accept: string | undefined): Negotiated {
  if (accept === undefined || accept.trim() === '') return { mediaType: 'application/json' };
  for (const clause of accept.split(',')) {
    const [type = '', ...parameters] = clause.split(';').map((part) => part.trim());
    const mediaType = lookUp(WRITTEN, type.toLowerCase());
    if (mediaType === undefined) continue;
    const values = new Map(parameters.map((parameter) => halves(parameter)));
    const kind = values.get('as');
    if (kind === undefined) return { mediaType };
    const version = values.get('v') ?? '';
    if (isShape(kind) && values.get('g') === 'meta.k8s.io' && /^v1(beta1)?$/.test(version))
      return { mediaType, as: { kind, version } };
  }
  throw statusError(
    406,
    'NotAcceptable',
    'only the following media types are accepted: application/json, application/yaml',
  );
}

const isShape = (kind: string): kind is Shape => SHAPES.includes(kind);

function halves(parameter: string): [string, string] {
  const at = parameter.indexOf('=');
  return at === -1 ? [parameter, ''] : [parameter.slice(0, at), parameter.slice(at + 1)];
}
