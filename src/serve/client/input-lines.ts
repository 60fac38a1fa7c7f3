import type { Env } from '../../env.ts';

/** Lines of standard input, read one at a time, so that a learner's answer ends with Enter. */
export class InputLines {
  #rest = '';
  #ended = false;
  #input: AsyncIterator<string | Uint8Array> | undefined;

  /** The next line without its line break, or `undefined` at the end of input. */
  async next(stdin: Env['stdin']): Promise<string | undefined> {
    this.#input ??= stdin[Symbol.asyncIterator]() as AsyncIterator<string | Uint8Array>;
    while (!this.#rest.includes('\n') && !this.#ended) {
      const { done, value } = await this.#input.next();
      if (done === true) this.#ended = true;
      else this.#rest += typeof value === 'string' ? value : Buffer.from(value).toString('utf8');
    }
    if (this.#rest === '') return undefined;
    const [line = '', ...others] = this.#rest.split('\n');
    this.#rest = others.join('\n');
    return line.replace(/\r$/, '');
  }

  close(): void {
    void this.#input?.return?.();
  }
}
