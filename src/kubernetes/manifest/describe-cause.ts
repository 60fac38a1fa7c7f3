import { didYouMean } from '../../source/did-you-mean.ts';
import { nearest } from '../../source/nearest.ts';
import { entriesOf } from '../../yaml/yaml-node.ts';
import { type Cause, causeSentence } from '../validation/cause.ts';
import { lastKey } from './compare/paths.ts';
import { keyPath } from './field-path.ts';
import type { Finding } from './finding.ts';
import type { CausePlace } from './locate-cause.ts';
import type { Located } from './located.ts';
import type { ManifestCode } from './manifest-code.ts';

/** A cause as a finding, for problems that none of our rules describes better. */
export function describeCause(cause: Cause, place: CausePlace): Finding {
  const { value, detail } = parts(cause);
  const said = words(cause, place, value, detail);
  const spot = place.found ? blamed(place.nearest, value) : place.nearest;
  const atValue = place.found && spot.node.kind === 'scalar' && spot.node.raw !== '';
  return {
    code: CODE[cause.reason] ?? 'invalid-value',
    path: spot === place.nearest ? place.path : spot.path,
    range: atValue ? spot.node.range : spot.at,
    server: [causeSentence(cause)],
    ...said,
  };
}

/** The name of the whole object in messages of a custom resource's rule. */
const WHOLE = '"object"';

const CODE: Partial<Record<Cause['reason'], ManifestCode>> = {
  FieldValueRequired: 'missing-field',
  FieldValueNotSupported: 'unknown-value',
};

/** The parts of `Invalid value: "x": must be …`: the refused value as printed, and the rule. */
function parts({ message }: Cause): { readonly value: string; readonly detail: string } {
  const after = message.replace(/^[A-Z][a-z]+(?: [a-z]+)*:? ?/, '');
  const quoted = /^"(?:[^"\\]|\\.)*"|^-?[0-9.]+|^(?:true|false|null)(?=:|$)|^[[{].*?[\]}](?=: |$)/s.exec(
    after,
  )?.[0];
  if (quoted === undefined) return { value: '', detail: after };
  return { value: quoted, detail: after.slice(quoted.length).replace(/^: /, '') };
}

function words(
  { reason }: Cause,
  place: CausePlace,
  value: string,
  detail: string,
): { readonly message: string; readonly help?: string } {
  const name = lastKey(place.path);
  const shown = value === '' || value === WHOLE ? 'this' : `\`${value.replace(/^"|"$/g, '')}\``;
  const rule = detail === '' ? {} : { help: detail };
  switch (reason) {
    case 'FieldValueRequired':
      return { message: `\`${name}\` ${place.found ? 'has no value' : 'is missing'}`, ...rule };
    case 'FieldValueNotSupported':
      return { message: `${shown} is not a valid value for this field`, ...choice(value, detail) };
    case 'FieldValueDuplicate':
      return { message: `${shown} is set twice`, ...rule };
    case 'FieldValueNotFound':
      return { message: `there is no ${shown}`, ...rule };
    case 'FieldValueForbidden':
      return { message: 'this is not allowed here', ...rule };
    default:
      return { message: detail === '' ? `${shown} is refused` : `${shown}: ${detail}` };
  }
}

function choice(value: string, detail: string): { readonly help?: string } {
  const listed = [...detail.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? '');
  if (listed.length === 0) return {};
  const near = nearest(value.replace(/^"|"$/g, ''), listed, 1);
  const all = `one of ${listed.map((one) => (one === '' ? '""' : one)).join(', ')}`;
  return { help: near.length === 0 ? all : `${didYouMean(near, '`')} It is ${all}` };
}

/** The key or value of a map, for which the server names only the map. */
function blamed(place: Located, value: string): Located {
  const text = value.replace(/^"|"$/g, '');
  const entry = entriesOf(place.node).find(
    ({ key, value: held }) => key === text || (held.kind === 'scalar' && String(held.value) === text),
  );
  if (entry === undefined) return place;
  return { node: entry.value, path: keyPath(place.path, entry.key), at: entry.keyRange };
}
