import type { RequestOptions } from 'node:https';
import { WebSocket } from 'ws';
import type { Attached, AttachOptions, ServerRequest } from '../../client/client-effect.ts';
import { KubectlFailure } from '../../client/kubectl-failure.ts';
import type { Env } from '../../env.ts';
import type { Json } from '../../kubernetes/json.ts';
import { pathOfRequest } from './remote-server.ts';

const PROTOCOL = 'v5.channel.k8s.io';
const [STDIN, STDOUT, STDERR, ERROR] = [0, 1, 2, 3];
const CLOSE = 255;

interface Attachment extends AttachOptions {
  readonly request: ServerRequest;
}

/** Runs a program in a container, by default with the input and output of this process. @throws KubectlFailure if the server refuses the connection */
export function attachRemote(
  options: RequestOptions,
  { request, stdin, input, captures = false }: Attachment,
  env: Pick<Env, 'stdin' | 'stdout' | 'stderr'>,
): Promise<Attached> {
  const url = `wss://${options.host}:${options.port}${pathOfRequest(request)}`;
  const { ca, cert, key, rejectUnauthorized, servername, headers } = options;
  const socket = new WebSocket(url, PROTOCOL, {
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    ...(servername !== undefined && { servername }),
    rejectUnauthorized: rejectUnauthorized !== false,
    headers: headers as Record<string, string>,
  });
  return new Promise((resolve, reject) => {
    let status: Json = null;
    const output: Buffer[] = [];
    const forward = (chunk: Buffer | string): void => {
      const data = Buffer.from(chunk);
      socket.send(Buffer.concat([Buffer.from([STDIN ?? 0]), data]));
    };
    const stop = (): void => {
      env.stdin.off('data', forward);
      env.stdin.pause();
    };
    socket.on('open', () => {
      if (!stdin) return;
      if (input !== undefined) {
        forward(Buffer.from(input));
        socket.send(Buffer.from([CLOSE, STDIN ?? 0]));
        return;
      }
      env.stdin.on('data', forward);
      env.stdin.on('end', () => socket.send(Buffer.from([CLOSE, STDIN ?? 0])));
    });
    socket.on('message', (message: Buffer) => {
      const data = message.subarray(1);
      if (message[0] === STDOUT && captures) output.push(data);
      else if (message[0] === STDOUT) env.stdout.writeExact(data.toString('utf8'));
      else if (message[0] === STDERR) env.stderr.writeExact(data.toString('utf8'));
      else if (message[0] === ERROR) status = JSON.parse(data.toString('utf8')) as Json;
    });
    socket.on('unexpected-response', (_request, response) => {
      stop();
      reject(new KubectlFailure(`error: unable to upgrade connection: ${response.statusMessage ?? ''}`));
    });
    socket.on('error', (error) => {
      stop();
      reject(new KubectlFailure(`error: ${error.message}`));
    });
    socket.on('close', () => {
      stop();
      resolve({ status, ...(captures && { output: Buffer.concat(output) }) });
    });
  });
}
