import type { Pipeline } from '../shell/script.ts';
import type { Word } from '../shell/word.ts';
import { toolName } from './tool-name.ts';
import { canonicalFilePath } from './values/file-path.ts';

const FETCHERS: ReadonlySet<string> = new Set(['curl', 'wget']);

/** A file that was downloaded, and its address. */
interface Fetched {
  readonly file: string;
  readonly address: Word;
}

/** Rewrites `curl -LO ADDRESS` and `kubectl apply -f FILE` as `kubectl apply -f ADDRESS`: it doesn't matter where a manifest is stored in between. */
export function withFetchedFiles(pipelines: readonly Pipeline[]): readonly Pipeline[] {
  const [first, ...rest] = pipelines;
  const fetched = first && rest.length > 0 ? fetchedBy(first) : undefined;
  if (fetched === undefined) return pipelines;
  let uses = 0;
  const filled = rest.map((pipeline) => ({
    ...pipeline,
    stages: pipeline.stages.map((stage) => {
      const [program] = stage.words;
      if (program === undefined || toolName(program) !== 'kubectl') return stage;
      const words = stage.words.map((word) => {
        const [, flag = '', file = ''] = /^(-f=?|--filename=)?(.+)$/s.exec(word.value) ?? [];
        if (canonicalFilePath(file) !== fetched.file) return word;
        uses++;
        return { ...word, value: `${flag}${fetched.address.value}` };
      });
      return { ...stage, words };
    }),
  }));
  return uses > 0 ? filled : pipelines;
}

function fetchedBy({ stages }: Pipeline): Fetched | undefined {
  const [stage, ...more] = stages;
  if (stage === undefined || more.length + stage.redirects.length > 0) return undefined;
  const [program, ...words] = stage.words;
  const address = words.find(({ value }) => /^https?:\/\/\S+\/[^/\s?#]+$/.test(value));
  if (program === undefined || address === undefined || !FETCHERS.has(toolName(program))) return undefined;
  const name = address.value.slice(address.value.lastIndexOf('/') + 1);
  const others = words.flatMap((word) => (word === address ? [] : [word.value])).join(' ');
  const [, given] = /^(?:-[fqsSL]+ )*(?:-[fsSL]*o|-q?O) ?([^-\s]\S*)(?: -[fqsSL]+)*$/.exec(others) ?? [];
  const keepsName =
    toolName(program) === 'wget' ? /^(?:-q)?$/ : /^(?:-[fsSL]+ )*-[fsSL]*O[fsSL]*(?: -[fsSL]+)*$/;
  if (keepsName.test(others)) return { file: name, address };
  return given === undefined ? undefined : { file: canonicalFilePath(given), address };
}
