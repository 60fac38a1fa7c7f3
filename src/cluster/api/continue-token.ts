import { isObject, type Json } from '../../kubernetes/json.ts';
import { parseJson } from '../../source/parse-json.ts';
import { badRequest } from './status-error.ts';

/** The position at which the next chunk of a list starts. */
export interface Continue {
  /** The revision at which the first chunk was listed. */
  readonly revision: number;
  /** The `namespace/name` of the last object returned. */
  readonly key: string;
}

/** The `continue` token for a list's metadata. */
export function writeContinue({ revision, key }: Continue): string {
  const text = JSON.stringify({ v: 'meta.k8s.io/v1', rv: revision, start: `${key}\u0000` });
  return Buffer.from(text, 'utf8').toString('base64url');
}

/**
 * Reads a `continue` token; `undefined` for an empty one, which asks for the first chunk. Throws 400 for a token that the server did not
 * write.
 */
export function readContinue(token: string): Continue | undefined {
  if (token === '') return undefined;
  const text = Buffer.from(token, 'base64url').toString('utf8');
  const data = parseJson(text) as Json | undefined;
  if (data === undefined) {
    const first = Buffer.from(token, 'base64url').toString('latin1').charAt(0);
    throw badRequest(
      `invalid continue token: continue key is not valid: invalid character '${first}' looking for beginning of value`,
    );
  }
  if (!isObject(data) || data.v !== 'meta.k8s.io/v1' || typeof data.rv !== 'number')
    throw badRequest(
      'invalid continue token: continue key is not valid: server does not recognize this encoded version',
    );
  return { revision: data.rv, key: String(data.start ?? '').replace(/\0$/, '') };
}
