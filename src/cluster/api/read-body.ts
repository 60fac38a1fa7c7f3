import type { Json } from '../../kubernetes/json.ts';
import { bodyFormat } from './body-formats.ts';
import { ProtobufProblem } from './protobuf/wire.ts';
import { badRequest } from './status-error.ts';

/** The data in the body of a write, which must be an object of a kind. Throws 400 and 415. */
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

/** Go's words for where JSON breaks off. */
function goSyntaxError(message: string, text: string): string {
  const at = /position (\d+)/.exec(message)?.[1];
  if (at === undefined || Number(at) >= text.length) return 'unexpected end of JSON input';
  const found = text.charAt(Number(at));
  return `invalid character '${found}' looking for beginning of value`;
}
