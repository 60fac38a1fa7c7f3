import type { Channels } from '../api/request.ts';
import { type Inside, initialStateOf } from './inside.ts';
import { finishShell } from './shell/machine.ts';
import { type ShellRun, startShell } from './shell/shell-run.ts';
import { surroundings } from './surroundings.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const ERASE = /[\b\u007f]/;

/** Runs a shell that reads lines from a connection until `exit` or the end of input, then passes its exit code to `done`. */
export function runInteractiveShell(
  inside: Inside,
  tty: boolean,
  channels: Channels,
  done: (code: number) => void,
): void {
  const { variables, directory } = initialStateOf(inside);
  const state = { variables, directory, status: 0, over: false, line: '' };
  const send = (channel: 1 | 2, text: string) =>
    channels.send(tty ? 1 : channel, encoder.encode(tty ? text.replaceAll('\n', '\r\n') : text));
  const prompt = () => {
    if (tty) send(1, `${state.directory} # `);
  };
  const leave = () => {
    if (state.over) return;
    state.over = true;
    done(state.status);
  };
  const run = (line: string) => {
    const shell: ShellRun = startShell(line, [], state.variables, state.directory);
    shell.status = state.status;
    finishShell(shell, surroundings({ ...inside, write: send }));
    Object.assign(state, { variables: shell.variables, directory: shell.directory, status: shell.exit ?? 0 });
    if (/^\s*exit\b/.test(line)) leave();
    else prompt();
  };
  const type = (character: string) => {
    if (state.over) return;
    if (character === '\r' || character === '\n') {
      if (tty) send(1, '\n');
      const { line } = state;
      state.line = '';
      run(line);
    } else if (tty && character === CTRL_D) {
      if (state.line === '') leave();
    } else if (tty && character === CTRL_C) {
      state.line = '';
      send(1, '^C\n');
      prompt();
    } else if (tty && ERASE.test(character)) {
      if (state.line !== '') send(1, '\b \b');
      state.line = state.line.slice(0, -1);
    } else {
      state.line += character;
      if (tty) send(1, character);
    }
  };
  prompt();
  channels.onData((channel, data) => {
    if (channel === 0) for (const character of decoder.decode(data, { stream: true })) type(character);
  });
  channels.onEnd((channel) => {
    if (channel !== 0) return;
    if (!tty && state.line !== '') type('\n');
    leave();
  });
}
