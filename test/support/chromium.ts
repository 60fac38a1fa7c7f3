import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
/** A container has neither the user namespaces of the sandbox nor a large /dev/shm. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--remote-debugging-pipe',
];

/** Said where a test of a page is left out. */
export const NO_CHROMIUM = 'no Chromium is installed; on Debian: apt-get install chromium';

/** The program of a Chromium; `undefined` where none is installed. */
export function findChromium(): string | undefined {
  return NAMES.find((name) => spawnSync(name, ['--version']).status === 0);
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Evaluated {
  readonly result: { readonly value: unknown };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description: string };
  };
}

/** A page in a headless Chromium, driven by <https://chromedevtools.github.io/devtools-protocol/>. */
export interface Page {
  /** Addresses that were asked for. */
  readonly requests: readonly string[];
  /** What the browser complained of. */
  readonly complaints: readonly string[];
  call<T>(method: string, params?: object): Promise<T>;
  /** The value of an expression in the page. */
  evaluate<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

/** Opens a file and waits until it is loaded. */
export async function openPage(program: string, profile: string, file: string): Promise<Page> {
  const browser = spawn(program, [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const requests: string[] = [];
  const complaints: string[] = [];
  const { send, on } = connect(browser);
  type Targets = { targetInfos: readonly { type: string; targetId: string }[] };
  const { targetInfos } = await send<Targets>('Target.getTargets');
  const targetId = targetInfos.find((target) => target.type === 'page')?.targetId;
  const attached = { targetId, flatten: true };
  const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', attached);
  const call = <T>(method: string, params: object = {}) => send<T>(method, params, sessionId);
  on<{ request: { url: string } }>('Network.requestWillBeSent', (sent) => requests.push(sent.request.url));
  on<{ entry: { text: string } }>('Log.entryAdded', ({ entry }) => complaints.push(entry.text));
  const loaded = new Promise<void>((resolve) => on('Page.loadEventFired', () => resolve()));
  for (const domain of ['Network', 'Log', 'Runtime', 'Page']) await call(`${domain}.enable`);
  await call('Page.navigate', { url: pathToFileURL(file).href });
  await loaded;
  return {
    requests,
    complaints,
    call,
    evaluate: async <T>(expression: string) => {
      const asked = { expression, returnByValue: true };
      const { result, exceptionDetails } = await call<Evaluated>('Runtime.evaluate', asked);
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value as T;
    },
    close: async () => {
      const gone = new Promise((resolve) => browser.once('close', resolve));
      await send('Browser.close');
      await gone;
    },
  };
}

/** Messages over the pipe, each ended by a zero byte. */
function connect(browser: ChildProcess) {
  const [, , , to, from] = browser.stdio as unknown as [
    null,
    null,
    null,
    NodeJS.WritableStream,
    NodeJS.ReadableStream,
  ];
  const waiting = new Map<number, (message: Message) => void>();
  const listeners = new Map<string, (params: unknown) => void>();
  let number = 0;
  let rest = '';
  from.setEncoding('utf8');
  from.on('data', (data: string) => {
    const messages = (rest + data).split('\0');
    rest = messages.pop() ?? '';
    for (const text of messages) {
      const message: Message = JSON.parse(text);
      if (message.id === undefined) listeners.get(message.method ?? '')?.(message.params);
      else waiting.get(message.id)?.(message);
    }
  });
  const send = <T>(method: string, params: object = {}, sessionId?: string) =>
    new Promise<T>((resolve, reject) => {
      number += 1;
      waiting.set(number, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as T),
      );
      to.write(`${JSON.stringify({ id: number, method, params, ...(sessionId && { sessionId }) })}\0`);
    });
  const on = <T>(method: string, listener: (params: T) => void) =>
    listeners.set(method, (params) => listener(params as T));
  return { send, on };
}
