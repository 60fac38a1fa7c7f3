import type { Env, Output } from '../env.ts';
import { colourLevel } from '../style.ts';
import type { Face } from '../ui/face/face.ts';
import { draw, showsUnicode } from '../ui/render/draw.ts';

/** A terminal with keys where there is one, else plain lines; each is loaded only where it is used. */
export async function openFace(
  env: Env,
  { plain, output }: { plain: boolean; output: Output },
): Promise<Face> {
  if (plain || !env.stdin.isTTY || !env.stdout.isTTY) {
    const [{ plainFace }, { lineReader }] = await Promise.all([
      import('../ui/face/plain-face.ts'),
      import('../ui/face/line-reader.ts'),
    ]);
    return plainFace(lineReader(env), output, output.columns);
  }
  const [{ terminalFace }, prompter] = await Promise.all([
    import('../ui/face/terminal-face.ts'),
    env.prompter(),
  ]);
  const level = colourLevel(env.variables, env.stdout.isTTY);
  return terminalFace(prompter, env, draw({ level, unicode: showsUnicode(env.variables, env.platform) }));
}
