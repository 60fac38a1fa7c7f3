import { Failure } from '../../errors.ts';
import { printableInColour } from '../../source/printable.ts';
import type { Style } from '../../style.ts';
import { isEnd, type KeyInput } from './key-input.ts';
import { erase, leave, repaint } from './paint.ts';
import type { Prompt, PromptView } from './view.ts';

/** The terminal on which prompts are drawn, and its keys. */
export interface TerminalDevice {
  readonly keys: KeyInput;
  readonly style: Style;
  readonly output: NodeJS.WritableStream;
  write(text: string): void;
  columns(): number;
  rows(): number;
  onResize(listener: () => void): () => void;
}

/** A terminal, with the options of one question. */
export interface LiveDevice extends TerminalDevice {
  readonly status: () => string;
  /** Whether Ctrl-D may be a reply. */
  readonly endIsQuit: boolean;
}

/** Milliseconds between two updates of text that changes by itself; short enough that a clock skips no second. */
const STATUS_INTERVAL = 250;
/** Milliseconds between two drawings, so that a paste that arrives in many reads is drawn only a few times. */
const FRAME = 16;

/**
 * Asks one question.
 * @throws Failure `end-of-input` on Ctrl-D where that is no reply; the reason of `signal` when that ends it
 */
export function runPrompt<S, R>(prompt: Prompt<S, R>, device: LiveDevice, signal: AbortSignal): Promise<R> {
  return new Promise((resolve, reject) => {
    let state = prompt.start;
    const canvas = drawing(device, (done) => {
      const look = { style: device.style, width: device.columns(), rows: device.rows() };
      return prompt.view(state, { ...look, status: device.status(), done });
    });
    const onKeys = (): void => {
      for (let key = device.keys.take(prompt.isTyped); key; key = device.keys.take(prompt.isTyped)) {
        const { state: next, reply } = isEnd(key)
          ? { state, reply: device.endIsQuit ? prompt.atEnd?.(state) : undefined }
          : prompt.step(state, key);
        state = next;
        if (reply === undefined && !isEnd(key)) continue;
        finish(prompt.stays);
        if (reply === undefined) reject(new Failure({ code: 'end-of-input' }));
        else resolve(reply);
        return;
      }
      canvas.draw();
    };
    const onAbort = (): void => {
      finish(prompt.stays);
      reject(signal.reason);
    };
    const stopListening = device.keys.listen({
      keys: onKeys,
      suspended: canvas.leave,
      resumed: canvas.drawAfresh,
    });
    const stopResizing = device.onResize(canvas.draw);
    const looking = watch(device.status, canvas.draw);
    const finish = (stays: boolean): void => {
      stopListening();
      stopResizing();
      clearInterval(looking);
      signal.removeEventListener('abort', onAbort);
      canvas.finish(stays);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    else onKeys();
  });
}

function watch(status: () => string, onChange: () => void): ReturnType<typeof setInterval> {
  let last = status();
  return setInterval(() => {
    const now = status();
    if (now !== last) onChange();
    last = now;
  }, STATUS_INTERVAL);
}

interface Drawing {
  draw(): void;
  /** Moves the cursor below what is drawn. */
  leave(): void;
  /** Draws at the cursor, without erasing anything. */
  drawAfresh(): void;
  finish(stays: boolean): void;
}

function drawing(device: TerminalDevice, view: (done: boolean) => PromptView): Drawing {
  let drawn: PromptView | null = null;
  let frame: ReturnType<typeof setTimeout> | null = null;
  let isStale = false;
  const draw = (done: boolean): void => {
    const { rows, cursor } = view(done);
    const now = { cursor, rows: rows.map(printableInColour) };
    device.write(repaint(drawn, now, device.columns()));
    drawn = now;
  };
  const onFrame = (): void => {
    frame = null;
    if (isStale) drawSoon();
  };
  const drawSoon = (): void => {
    isStale = frame !== null;
    if (frame !== null) return;
    draw(false);
    frame = setTimeout(onFrame, FRAME);
  };
  return {
    draw: drawSoon,
    leave: () => {
      if (drawn) device.write(leave(drawn));
    },
    drawAfresh: () => {
      drawn = null;
      drawSoon();
    },
    finish: (stays) => {
      if (frame !== null) clearTimeout(frame);
      if (stays) draw(true);
      if (drawn) device.write(stays ? leave(drawn) : erase(drawn, device.columns()));
    },
  };
}
