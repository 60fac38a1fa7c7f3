import type { JsonObject } from '../../kubernetes/json.ts';
import type { Channels } from '../api/request.ts';
import { type Inside, initialStateOf } from './inside.ts';
import { runInteractiveShell } from './interactive.ts';
import { isCommand, SERVERS } from './shell/commands/registry.ts';
import { finishShell } from './shell/machine.ts';
import { quoteWords } from './shell/quote.ts';
import { startShell } from './shell/shell-run.ts';
import { surroundings } from './surroundings.ts';

const STATUS = 3;
const SHELL_NAME = /^(?:ba|a|da)?sh$/;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Runs a command in a container over a connection. Time does not pass during it: `sleep` returns at once, and a command that does not end
 * stays until the client disconnects.
 */
export function execIn(inside: Inside, query: URLSearchParams, channels: Channels): void {
  const command = query.getAll('command');
  const [path = '', ...args] = command;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const tty = query.get('tty') === 'true';
  if (!SHELL_NAME.test(name) && !isCommand(name) && !Object.hasOwn(SERVERS, name)) {
    finish(channels, cannotStart(path));
    return;
  }
  if (SHELL_NAME.test(name) && args.length === 0 && query.get('stdin') === 'true') {
    runInteractiveShell(inside, tty, channels, (code) => finish(channels, exitStatus(code)));
    return;
  }
  if (query.get('stdin') === 'true' && !tty)
    whenRead(channels, (input) => runOnce(inside, command, input, tty, channels));
  else runOnce(inside, command, '', tty, channels);
}

/** Collects standard input until its end. */
function whenRead(channels: Channels, then: (input: string) => void): void {
  let input = '';
  let done = false;
  const end = () => {
    if (done) return;
    done = true;
    then(input);
  };
  channels.onData((channel, data) => {
    if (channel === 0) input += decoder.decode(data, { stream: true });
  });
  channels.onEnd((channel) => {
    if (channel === 0) end();
  });
}

function runOnce(
  inside: Inside,
  command: readonly string[],
  input: string,
  tty: boolean,
  channels: Channels,
): void {
  const { variables, directory } = initialStateOf(inside);
  const shell = startShell(quoteWords(command), [], variables, directory);
  const write = (channel: 1 | 2, text: string) =>
    channels.send(tty ? 1 : channel, encoder.encode(tty ? text.replaceAll('\n', '\r\n') : text));
  finishShell(shell, { ...surroundings({ ...inside, write }), input });
  if (shell.exit !== undefined) finish(channels, exitStatus(shell.exit));
}

/** The final status of a command that ended. */
export function exitStatus(code: number): JsonObject {
  if (code === 0) return { metadata: {}, status: 'Success' };
  return {
    metadata: {},
    status: 'Failure',
    message: `command terminated with non-zero exit code: exit status ${code}`,
    reason: 'NonZeroExitCode',
    details: { causes: [{ reason: 'ExitCode', message: String(code) }] },
  };
}

function cannotStart(path: string): JsonObject {
  const why = path.includes('/')
    ? `stat ${path}: no such file or directory`
    : 'executable file not found in $PATH';
  return {
    metadata: {},
    status: 'Failure',
    message: `Internal error occurred: error executing command in container: failed to exec in container: failed to start exec: OCI runtime exec failed: exec failed: unable to start container process: exec: "${path}": ${why}`,
    reason: 'InternalError',
    code: 500,
  };
}

/** Sends the final status and closes the connection. */
export function finish(channels: Channels, status: JsonObject): void {
  channels.send(STATUS, encoder.encode(JSON.stringify(status)));
  channels.close();
}
