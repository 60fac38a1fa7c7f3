import type { Pipeline, Stage } from '../shell/script.ts';
import type { Word } from '../shell/word.ts';

/** A file named without its folder, alone or as the value of a flag. */
const RELATIVE_FILE =
  /^(--?[\w-]+=)?(?:\.\/)?((?:[\w.-]+\/)*[\w-]+\.(?:cfg|conf|crt|csr|db|json|key|pem|pub|toml|ya?ml))$/;

/** Files by their full paths, instead of a `cd` into their folder before the commands. */
export function withFolder(pipelines: readonly Pipeline[]): readonly Pipeline[] {
  const [first, ...rest] = pipelines;
  const folder = first && folderOf(first);
  if (folder === undefined || rest.length === 0 || rest.some(changesFolder)) return pipelines;
  return rest.map((pipeline) => ({
    ...pipeline,
    stages: pipeline.stages.map((stage) => inFolder(stage, folder)),
  }));
}

function folderOf({ stages }: Pipeline): string | undefined {
  const [stage, second] = stages;
  const [program, folder, ...more] = stage?.words ?? [];
  const isPlain = second === undefined && more.length === 0 && stage?.redirects.length === 0;
  return isPlain && program?.value === 'cd' && /^(?:\/|[\w.]+\/|[\w-]+$)/.test(folder?.value ?? '')
    ? folder?.value.replace(/\/+$/, '')
    : undefined;
}

function changesFolder({ stages }: Pipeline): boolean {
  return stages.some(({ words }) => /^(?:cd|popd|pushd)$/.test(words[0]?.value ?? ''));
}

function inFolder(stage: Stage, folder: string): Stage {
  const full = (path: string) =>
    /^\.\/?$/.test(path)
      ? folder
      : path.replace(RELATIVE_FILE, (_, flag = '', file: string) => `${flag}${folder}/${file}`);
  const [program, ...words] = stage.words;
  if (program === undefined) return stage;
  return {
    ...stage,
    words: [program, ...words.map((word): Word => ({ ...word, value: full(word.value) }))],
    redirects: stage.redirects.map((redirect) => ({ ...redirect, target: full(redirect.target) })),
  };
}
