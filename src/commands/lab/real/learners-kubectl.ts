import type { Captured, Env } from '../../../env.ts';
import { Failure } from '../../../errors.ts';
import type { Json } from '../../../kubernetes/json.ts';

/** The learner's own kubectl with a context: the only way to a real cluster, so nothing here opens a connection. */
export class LearnersKubectl {
  readonly #env: Pick<Env, 'capture'>;
  readonly #first: readonly string[];

  /** @param first flags of every call: `--context kind-x` */
  constructor(env: Pick<Env, 'capture'>, first: readonly string[]) {
    this.#env = env;
    this.#first = first;
  }

  /** Runs kubectl, whatever its exit code. @throws Failure `usage` if there is no kubectl */
  async try(args: readonly string[], input = ''): Promise<Captured> {
    const ended = await this.#env.capture('kubectl', [...this.#first, ...args], input);
    if (ended.error === undefined) return ended;
    throw new Failure({
      code: 'usage',
      message: `--context needs kubectl on your PATH: ${ended.error.message}`,
    });
  }

  /** The output of kubectl. @throws Failure `usage` if it fails */
  async run(args: readonly string[], input = ''): Promise<string> {
    const { code, stdout, stderr } = await this.try(args, input);
    if (code === 0) return stdout;
    throw new Failure({ code: 'usage', message: `kubectl ${args[0] ?? ''} failed: ${stderr.trim()}` });
  }

  /** The output of kubectl, read as JSON; `null` if it prints nothing. */
  async json(args: readonly string[]): Promise<Json> {
    const text = await this.run([...args, '-o', 'json']);
    return text.trim() === '' ? null : (JSON.parse(text) as Json);
  }
}
