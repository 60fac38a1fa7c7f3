import type { Json } from '../../kubernetes/json.ts';
import { bodyFormat } from './body-formats.ts';
import { ProtobufProblem } from './protobuf/wire.ts';
import { badRequest } from './status-error.ts';

/** The value in the body of a write, which must be an object of a kind. Throws 400 and 415. */
export function readBody(body: Uint8Array | undefined, contentType: string | undefined, kind: string): Json {
  const format = bodyFormat(contentType);
  const bytes = body ?? new Uint8Array();
  try {
    return format(bytes);
  } catch (error) {
    if (error instanceof ProtobufProblem)
      throw badRequest(`the object provided is unrecognized (must be of type ${kind}): ${error.message}`);
    if (!(error instanceof SyntaxError)) throw error;
    const text = new TextDecoder().decode(bytes);
    throw badRequest(
      `the object provided is unrecognized (must be of type ${kind}): couldn't get version/kind; json parse error: ${goSyntaxError(error.message, text)} (${text.slice(0, 1024)})`,
    );
  }
}

/** The message of Go's JSON decoder for a syntax error. */
function goSyntaxError(message: string, text: string): string {
  const token = /^Unexpected token '(.+?)'/u.exec(message)?.[1];
  if (message.startsWith('exceeded') || message.startsWith('error converting')) return message;
  const at = /position (\d+)/.exec(message)?.[1];
  const found = at === undefined ? token : text.charAt(Number(at));
  if (found === undefined || found === '') return 'unexpected end of JSON input';
  return `invalid character '${found}' looking for beginning of value`;
}
