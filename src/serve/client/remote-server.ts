import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import type { ServerReply, ServerRequest } from '../../client/client-effect.ts';
import type { Connection } from '../../client/connection.ts';
import { KubectlFailure } from '../../client/kubectl-failure.ts';
import { readWarnings } from '../../client/read-warnings.ts';
import type { Env, FileSystem } from '../../env.ts';
import type { Json } from '../../kubernetes/json.ts';
import { parseJson } from '../../source/parse-json.ts';
import { programName } from '../../source/program-name.ts';

type ServerHost = Pick<Env, 'variables'> & { readonly fs: Pick<FileSystem, 'readFileSync'> };

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]', '::1'];

/**
 * The options for requests to the server of a connection.
 *
 * @throws KubectlFailure if it is not on this machine: the program sends nothing to a network
 */
export function optionsOf(connection: Connection, { fs, variables }: ServerHost): RequestOptions {
  const url = URL.parse(connection.server);
  if (url === null || url.protocol !== 'https:')
    throw new KubectlFailure(
      connection.server === ''
        ? `error: the kubeconfig contains no server; start one with ${programName(variables)} cluster`
        : `error: the kubectl built into k8s-drill talks to https servers only, not ${connection.server}`,
    );
  if (!LOOPBACK.includes(url.hostname))
    throw new KubectlFailure(
      `error: the kubectl built into k8s-drill talks to servers on this machine only, not ${url.hostname}`,
    );
  const given = (data: string, path: string): Buffer | undefined => {
    if (data !== '') return Buffer.from(data, 'base64');
    return path === '' ? undefined : fs.readFileSync(path);
  };
  const ca = given(connection.certificateAuthorityData, connection.certificateAuthority);
  const cert = given(connection.clientCertificateData, connection.clientCertificate);
  const key = given(connection.clientKeyData, connection.clientKey);
  return {
    host: url.hostname.replace(/[[\]]/g, ''),
    port: url.port === '' ? 443 : Number(url.port),
    rejectUnauthorized: !connection.insecure,
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    ...(connection.tlsServerName !== '' && { servername: connection.tlsServerName }),
    headers: {
      ...(connection.token !== '' && { authorization: `Bearer ${connection.token}` }),
      ...connection.headers,
    },
  };
}

/** The path of a request with its query. */
export function pathOfRequest({ path, query = [] }: ServerRequest): string {
  const words = new URLSearchParams(query.map(([name, value]): [string, string] => [name, value])).toString();
  return words === '' ? path : `${path}?${words}`;
}

/** Sends a request, and resolves as soon as the headers of the response have arrived. @throws KubectlFailure if there is no response */
export function startRequest(options: RequestOptions, request: ServerRequest): Promise<IncomingMessage> {
  const { body } = request;
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const type =
    text === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };
  return new Promise((resolve, reject) => {
    const sent: ClientRequest = httpsRequest({
      ...options,
      method: request.method,
      path: pathOfRequest(request),
      headers: { accept: 'application/json, */*', ...type, ...options.headers, ...request.headers },
    });
    sent.on('response', resolve);
    sent.on('error', (error) => reject(unreachable(options, error)));
    sent.end(text);
  });
}

function unreachable({ host, port }: RequestOptions, error: Error): KubectlFailure {
  const refused = 'code' in error && error.code === 'ECONNREFUSED';
  return new KubectlFailure(
    refused
      ? `The connection to the server ${host}:${port} was refused - did you specify the right host or port?`
      : `Unable to connect to the server: ${error.message}`,
  );
}

/** Reads a whole response. */
export async function readReply(message: IncomingMessage): Promise<ServerReply> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    status: message.statusCode ?? 0,
    warnings: readWarnings(String(message.headers.warning ?? '')),
    body: bodyOf(text, message),
  };
}

function bodyOf(text: string, { headers }: IncomingMessage): Json {
  if (!String(headers['content-type'] ?? '').includes('json')) return text;
  const value = parseJson(text) as Json | undefined;
  return value === undefined ? text : value;
}
