import type { IncomingMessage } from 'node:http';
import type { StreamPart } from '../../client/client-effect.ts';

/** A response that continues: a watch, or a log that is followed. Each part is a line. */
export class RemoteStream {
  readonly #message: IncomingMessage;
  readonly #parts: string[] = [];
  #rest = '';
  #ended = false;
  #wake: (() => void) | undefined;

  constructor(message: IncomingMessage) {
    this.#message = message;
    message.setEncoding('utf8');
    message.on('data', (text: string) => this.#take(text));
    message.on('end', () => this.#finish());
    message.on('error', () => this.#finish());
    message.on('close', () => this.#finish());
  }

  /** The next part, the end, or a timeout if neither comes within this many milliseconds. */
  async next(timeout?: number): Promise<StreamPart> {
    if (this.#parts.length === 0 && !this.#ended) await this.#changed(timeout);
    const part = this.#parts.shift();
    if (part !== undefined) return { part };
    return this.#ended ? { ended: true } : { timedOut: true };
  }

  close(): void {
    this.#message.destroy();
  }

  #changed(timeout: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      const timer = timeout === undefined ? undefined : setTimeout(resolve, timeout);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #take(text: string): void {
    const end = text.lastIndexOf('\n');
    if (end === -1) this.#rest += text;
    else {
      this.#parts.push(this.#rest + text.slice(0, end + 1));
      this.#rest = text.slice(end + 1);
      this.#wake?.();
    }
  }

  #finish(): void {
    if (this.#rest !== '') this.#parts.push(this.#rest);
    this.#rest = '';
    this.#ended = true;
    this.#wake?.();
  }
}
