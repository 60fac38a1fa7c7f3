import { createHmac, timingSafeEqual } from 'node:crypto';
import { isObject, type Json, type JsonObject } from '../../../kubernetes/json.ts';

const HEADER = { alg: 'HS256', kid: 'k8s-drill' };

/** Makes a JSON Web Token with these claims, signed with a key. @see https://www.rfc-editor.org/rfc/rfc7519 */
export function signToken(claims: JsonObject, key: string): string {
  const content = `${encode(HEADER)}.${encode(claims)}`;
  return `${content}.${signature(content, key)}`;
}

/** The claims of a token that was signed with the key, or `undefined` for any other text. */
export function claimsOf(token: string, key: string): JsonObject | undefined {
  const end = token.lastIndexOf('.');
  const content = token.slice(0, Math.max(0, end));
  const [given, wanted] = [token.slice(end + 1), signature(content, key)].map((text) => Buffer.from(text));
  if (given === undefined || wanted === undefined || given.length !== wanted.length) return undefined;
  if (!timingSafeEqual(given, wanted)) return undefined;
  const claims = JSON.parse(Buffer.from(content.split('.')[1] ?? '', 'base64url').toString('utf8')) as Json;
  return isObject(claims) ? claims : undefined;
}

function signature(content: string, key: string): string {
  return createHmac('sha256', key).update(content).digest('base64url');
}

function encode(value: JsonObject): string {
  return Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
}
