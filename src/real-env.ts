import fs from 'node:fs';
import { homedir, tmpdir, uptime, userInfo } from 'node:os';
import { isAbsolute, resolve } from 'node:path';
import type { WriteStream } from 'node:tty';
import type { Captured, EndingSignal, Env, Spawned } from './env.ts';
import { guardOutput, guardText, type Stream } from './guard-output.ts';

/**
 * The real environment: the only place that uses the process, the clock, the random source, the file system and other programs.
 * Node's larger modules are loaded when they are first used: each takes as much time at a start as the program's own code.
 */
export function realEnv(): Env {
  const stdout = guardOutput(
    output(() => endingWhereNothingIsRead(process.stdout)),
    process.env,
  );
  return {
    get stdin() {
      return process.stdin;
    },
    stdout,
    stderr: guardOutput(
      output(() => process.stderr),
      process.env,
    ),
    variables: process.env,
    platform: process.platform,
    nodeVersion: process.version,
    workingDirectory: process.cwd(),
    homeDirectory: isAbsolute(homedir()) ? homedir() : userInfo().homedir,
    get temporaryDirectory() {
      return tmpdir();
    },
    processId: process.pid,
    packageDirectory: resolve(__dirname, '..'),
    fs,
    now: () => Date.now(),
    monotonic: () => Number(process.hrtime.bigint() / 1_000n) / 1_000,
    uptime: () => uptime() * 1000,
    zoneOffset: (at) => -new Date(at).getTimezoneOffset(),
    randomHex: (bytes) => process.getBuiltinModule('node:crypto').randomBytes(bytes).toString('hex'),
    spawn: (program, args) =>
      withOwnTerminal(() => {
        const { spawnSync } = process.getBuiltinModule('node:child_process');
        const { status, signal, error } = spawnSync(program, args, { stdio: 'inherit', shell: false });
        return error ? { code: status, signal, error } : { code: status, signal };
      }),
    run: runBeside,
    spareMemory,
    compileLate,
    capture,
    isRunning,
    page,
    prompter: async () => {
      const { terminalPrompter } = await import('./ui/terminal-prompter.ts');
      return terminalPrompter({
        input: process.stdin,
        output: process.stdout,
        variables: process.env,
        onSignal,
        takeOver,
        giveBack,
        suspend,
        onResume: (listener) => {
          process.on('SIGCONT', listener);
          return () => process.off('SIGCONT', listener);
        },
      });
    },
    onSignal,
  };
}

const runBeside: Env['run'] = (program, args, variables) => {
  const { spawn } = process.getBuiltinModule('node:child_process');
  const ignore = (): void => {};
  for (const signal of ['SIGINT', 'SIGQUIT']) process.on(signal, ignore);
  const child = spawn(program, args, {
    stdio: 'inherit',
    shell: false,
    env: { ...process.env, ...variables },
  });
  const ended = new Promise<Spawned>((resolve) => {
    child.on('error', (error) => resolve({ code: null, signal: null, error }));
    child.on('exit', (code, signal) => resolve({ code, signal }));
  }).finally(() => {
    for (const signal of ['SIGINT', 'SIGQUIT']) process.off(signal, ignore);
  });
  const kill = (signal: EndingSignal): void => {
    child.kill(signal);
    child.unref();
  };
  return { ended, kill };
};

/** V8 lets its heap grow far beyond what is used, because it is tuned for servers with enough memory. */
function spareMemory(): void {
  setEngineFlags('--semi-space-growth-factor=1', '--optimize-for-size');
}

/**
 * V8 compiles a function to machine code once it has run 132 kB of its bytecode, which is worthwhile in a server. In a few seconds of work all
 * over the program, half the time goes into compiling: with 8 times as much bytecode, `lint` and a rollout take half the CPU time, and hot loops
 * are still compiled.
 */
function compileLate(): void {
  setEngineFlags('--interrupt-budget=1000000');
}

function setEngineFlags(...flags: readonly string[]): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  for (const flag of flags) setFlagsFromString(flag);
}

const capture: Env['capture'] = (program, args, input) => {
  const { spawn } = process.getBuiltinModule('node:child_process');
  const child = spawn(program, args, { stdio: 'pipe', shell: false });
  const parts = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (part: Buffer) => parts[name].push(part));
  // A program that needs no more input closes the pipe.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve) => {
    const end = (ended: Spawned): void => {
      const [stdout, stderr] = [parts.stdout, parts.stderr].map((each) =>
        Buffer.concat(each).toString('utf8'),
      );
      resolve({ ...ended, stdout: stdout ?? '', stderr: stderr ?? '' } satisfies Captured);
    };
    child.on('error', (error) => end({ code: null, signal: null, error }));
    child.on('close', (code, signal) => end({ code, signal }));
  });
};

/** Signal 0 is not sent, only checked; if it is not permitted, the process exists. */
function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Default options for `less`: quit if everything fits on the screen, keep colours, leave the text on the screen. */
const LESS_DEFAULTS = 'FRX';

/** Ctrl-C goes to the pager, as in git; leaving it before the end of the text is not an error. */
const page: Env['page'] = (program, args, text) => {
  const ignore = (): void => {};
  process.on('SIGINT', ignore);
  const { status, signal, error } = withOwnTerminal(() => {
    const { spawnSync } = process.getBuiltinModule('node:child_process');
    return spawnSync(program, args, {
      input: guardText(text, true, process.env),
      stdio: ['pipe', 'inherit', 'inherit'],
      env: { LESS: LESS_DEFAULTS, ...process.env },
    });
  });
  process.off('SIGINT', ignore);
  const isLeft = error !== undefined && 'code' in error && error.code === 'EPIPE';
  return error && !isLeft ? { code: status, signal, error } : { code: status, signal };
};

/** Another program gets the terminal in its original mode, not in raw mode. */
function withOwnTerminal<T>(run: () => T): T {
  const { stdin } = process;
  if (!stdin.isTTY || !stdin.isRaw) return run();
  giveBack();
  try {
    return run();
  } finally {
    takeOver();
  }
}

/** Pasted text comes between marks: <https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h2-Bracketed-Paste-Mode>. */
const MARK_PASTES = '\u001b[?2004h';
const MARK_NO_PASTES = '\u001b[?2004l';

function takeOver(): void {
  process.stdin.setRawMode(true);
  process.stdout.write(MARK_PASTES);
}

function giveBack(): void {
  process.stdout.write(MARK_NO_PASTES);
  process.stdin.setRawMode(false);
}

/** Stops the whole process group, as Ctrl-Z does when the terminal handles it, so that `npx` does not keep waiting in the foreground. */
function suspend(): void {
  if (process.platform !== 'win32') process.kill(0, 'SIGTSTP');
}

const onSignal: Env['onSignal'] = (listener) => {
  const signals = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
};

/** A stream that is opened when it is first used, because opening it takes longer than a short answer. */
function output(open: () => WriteStream): Stream {
  let opened: WriteStream | undefined;
  const stream = (): WriteStream => {
    opened ??= open();
    return opened;
  };
  return {
    write: (text) => {
      stream().write(text);
    },
    get isTTY() {
      return stream().isTTY === true;
    },
    get columns() {
      return stream().columns || 80;
    },
    get rows() {
      return stream().rows || 24;
    },
  };
}

/** A closed pipe (`k8s-drill topics | head`) is not an error, nor is a terminal that is gone. A full disk is. */
function endingWhereNothingIsRead(stream: WriteStream): WriteStream {
  return stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    if (error.code === 'EIO') return;
    fs.writeSync(process.stderr.fd, `k8s-drill: cannot write standard output: ${error.message}\n`);
    process.exit(3);
  });
}
