import type { Env, Output } from '../env.ts';

/**
 * Runs a function that prints, and sends its output to the learner's pager if it is longer than the terminal, as git and gh do. The output is
 * written directly if there is no terminal, if `PAGER` is empty or `cat`, and if the pager cannot be started.
 */
export async function pageOutput(env: Env, run: (env: Env) => number | Promise<number>): Promise<number> {
  const pager = pagerOf(env);
  if (pager === null) return run(env);
  const texts: string[] = [];
  const collect = (text: string): void => {
    texts.push(text);
  };
  const stdout: Output = {
    write: collect,
    writeExact: collect,
    rewriteLine: collect,
    isTTY: env.stdout.isTTY,
    columns: env.stdout.columns,
    rows: env.stdout.rows,
  };
  try {
    return await run({ ...env, stdout });
  } finally {
    show(texts.join(''), pager, env);
  }
}

/** Sends a text to the learner's pager if it is longer than the terminal; otherwise writes it directly. */
export function pageText(text: string, env: Env): void {
  const pager = pagerOf(env);
  if (pager === null) env.stdout.write(text);
  else show(text, pager, env);
}

function show(text: string, [program = '', ...args]: readonly string[], env: Env): void {
  const isLong = text.split('\n').length > env.stdout.rows;
  const { error } = isLong ? env.page(program, args, text) : { error: 'not needed' };
  if (error !== undefined) env.stdout.write(text);
}

/** The pager and its arguments; `null` where nothing is paged. */
function pagerOf({ stdout, stdin, variables }: Env): readonly string[] | null {
  if (!stdout.isTTY || !stdin.isTTY || variables['TERM'] === 'dumb') return null;
  const words = (variables['PAGER'] ?? 'less').split(/\s+/).filter((word) => word !== '');
  return words.length === 0 || words[0] === 'cat' ? null : words;
}
