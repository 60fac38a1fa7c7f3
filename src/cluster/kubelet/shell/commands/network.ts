import type { NetworkAnswer } from '../environment.ts';
import { type CommandCall, fail, print, readArguments, type ShellCommand } from './command.ts';

const ERROR = 400;
const SECOND = 1000;

interface Url {
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

function readUrl(text: string): Url {
  const match = /^(?:(https?):\/\/)?(\[[^\]]*\]|[^/:]+)(?::(\d+))?(\/.*)?$/.exec(text);
  const secure = match?.[1] === 'https';
  return {
    host: match?.[2] ?? text,
    port: Number(match?.[3] ?? (secure ? 443 : 80)),
    path: match?.[4] ?? '/',
  };
}

function ask(
  call: CommandCall,
  { host, port, path }: Url,
  header: string,
  known?: string,
): (NetworkAnswer | { readonly problem: 'unknown' | 'no-server' }) & { readonly address: string } {
  const { network } = call.environment;
  const found = known === undefined ? network.resolve(host) : { addresses: [known] };
  if ('problem' in found) return { ...found, address: host };
  const [address = host] = found.addresses;
  return { ...network.request(address, port, path, header || host), address };
}

/** Long options of curl that take a value in the next word. */
const CURL_VALUED = [
  'cacert',
  'cert',
  'connect-timeout',
  'data',
  'header',
  'key',
  'max-time',
  'output',
  'request',
  'resolve',
  'retry',
  'user',
  'write-out',
];

const curl: ShellCommand = (call) => {
  const { flags, words } = readArguments(call.args, 'HXdmowuT', CURL_VALUED);
  const url = readUrl(words[0] ?? '');
  const header = /^host:\s*(.*)$/i.exec(flags.get('H') ?? flags.get('header') ?? '')?.[1] ?? '';
  const place = `${url.host}:${url.port}:`;
  const known = flags.get('resolve')?.startsWith(place)
    ? flags.get('resolve')?.slice(place.length)
    : undefined;
  const answer = ask(call, url, header, known);
  const say = (message: string, status: number) => {
    if (!flags.has('s') || flags.has('S')) call.environment.write(2, `curl: (${status}) ${message}\n`);
    call.run.status = status;
  };
  if ('problem' in answer) {
    const { problem } = answer;
    const limit = flags.get('m') ?? flags.get('max-time') ?? flags.get('connect-timeout');
    const seconds = Number(limit ?? 0) || 130;
    if (problem === 'unknown' || problem === 'no-server') say(`Could not resolve host: ${url.host}`, 6);
    else if (problem === 'timeout') {
      call.run.wakeAt = call.environment.now + seconds * SECOND;
      say(`Connection timed out after ${seconds * SECOND} milliseconds`, 28);
    } else
      say(`Failed to connect to ${url.host} port ${url.port} after 0 ms: Could not connect to server`, 7);
    return;
  }
  if ('open' in answer) {
    say('Empty reply from server', 52);
    return;
  }
  if (flags.has('f') && answer.status >= ERROR) {
    say(`The requested URL returned error: ${answer.status}`, 22);
    return;
  }
  if (flags.has('I') || flags.has('i')) print(call, `HTTP/1.1 ${answer.status} ${reason(answer.status)}\r`);
  const hidden = flags.has('I') || flags.get('o') === '/dev/null';
  if (!hidden) call.environment.write(1, answer.body);
  const format = flags.get('w');
  if (format !== undefined)
    call.environment.write(1, format.replace('%{http_code}', String(answer.status)).replace('\\n', '\n'));
};

function reason(status: number): string {
  if (status === 404) return 'Not Found';
  if (status === 503) return 'Service Unavailable';
  return status < ERROR ? 'OK' : 'Error';
}

const wget: ShellCommand = (call) => {
  const { flags, words } = readArguments(call.args, 'OTtP');
  const url = readUrl(words[0] ?? '');
  const answer = ask(call, url, '');
  const seconds = Number(flags.get('T') || flags.get('timeout') || 60);
  if ('problem' in answer) {
    const { problem } = answer;
    if (problem === 'unknown' || problem === 'no-server')
      fail(call, `bad address '${url.host}${url.port === 80 ? '' : `:${url.port}`}'`);
    else if (problem === 'timeout') {
      call.run.wakeAt = call.environment.now + seconds * SECOND;
      fail(call, 'download timed out');
    } else fail(call, `can't connect to remote host (${answer.address}): Connection refused`);
    return;
  }
  if ('open' in answer) {
    fail(call, 'error getting response');
    return;
  }
  const quiet = flags.has('q');
  if (!quiet) call.environment.write(2, `Connecting to ${url.host} (${answer.address}:${url.port})\n`);
  if (answer.status >= ERROR) {
    fail(call, `server returned error: HTTP/1.1 ${answer.status} ${reason(answer.status)}`);
    return;
  }
  if (flags.has('spider')) return;
  const target = flags.get('O') ?? (url.path.slice(url.path.lastIndexOf('/') + 1) || 'index.html');
  if (target === '-') call.environment.write(1, answer.body);
  else call.environment.files.write(target, call.run.directory, answer.body, false);
};

const nc: ShellCommand = (call) => {
  const { flags, words } = readArguments(call.args, 'wpi');
  if (flags.has('l')) {
    call.run.listens.push(Number(flags.get('p') ?? words.at(-1)));
    call.run.stays = true;
    return;
  }
  const [host = '', port = ''] = words;
  const answer = ask(call, { host, port: Number(port), path: '/' }, '');
  if (!('problem' in answer)) {
    if (flags.has('v')) call.environment.write(2, `${host} (${answer.address}:${port}) open\n`);
    return;
  }
  if (answer.problem === 'unknown' || answer.problem === 'no-server') {
    fail(call, `bad address '${host}'`);
    return;
  }
  const timedOut = answer.problem === 'timeout';
  if (timedOut) call.run.wakeAt = call.environment.now + (Number(flags.get('w')) || 60) * SECOND;
  fail(
    call,
    `${host} (${answer.address}:${port}): ${timedOut ? 'Connection timed out' : 'Connection refused'}`,
  );
};

const nslookup: ShellCommand = (call) => {
  const { network } = call.environment;
  const [name = ''] = readArguments(call.args).words;
  const found = network.resolve(name);
  if ('problem' in found && found.problem === 'no-server') {
    call.environment.write(1, ';; connection timed out; no servers could be reached\n\n');
    call.run.status = 1;
    call.run.wakeAt = call.environment.now + 10 * SECOND;
    return;
  }
  call.environment.write(1, `Server:\t\t${network.server}\nAddress:\t${network.server}:53\n\n`);
  if ('problem' in found) {
    call.environment.write(1, `** server can't find ${name}: NXDOMAIN\n\n`);
    call.run.status = 1;
    return;
  }
  for (const address of found.addresses)
    call.environment.write(1, `Name:\t${found.full}\nAddress: ${address}\n`);
  call.environment.write(1, '\n');
};

const ping: ShellCommand = (call) => {
  const { words } = readArguments(call.args, 'cWiw');
  const [host = ''] = words;
  const found = call.environment.network.resolve(host);
  if ('problem' in found) fail(call, `bad address '${host}'`);
  else fail(call, 'k8s-drill does not simulate ICMP in containers; test a port with nc, curl or wget');
};

/** Commands that use the network. */
export const NETWORK: Readonly<Record<string, ShellCommand>> = { curl, wget, nc, nslookup, ping };
