import type { ApiReply, ApiRequest } from './request.ts';

/** Programs whose output is usually read by a person. */
const READ_BY_PEOPLE = /^(?:curl|Wget|Mozilla\/5\.0)/;

/** The reply, with its JSON indented if the query asks for it with `pretty` or the client is one that people read. */
export function prettified(reply: ApiReply, { query, headers }: ApiRequest): ApiReply {
  if (!('body' in reply) || typeof reply.body === 'string' || reply.body instanceof Uint8Array) return reply;
  const asked = query.get('pretty');
  const isPretty =
    asked === null ? READ_BY_PEOPLE.test(headers['user-agent'] ?? '') : /^(?:1|t|true)$/i.test(asked);
  if (!isPretty) return reply;
  const json = { 'content-type': 'application/json', ...reply.headers };
  return { ...reply, headers: json, body: JSON.stringify(reply.body, undefined, 2) };
}
