import { parseScript } from '../shell/parse-script.ts';
import type { Stage } from '../shell/script.ts';
import type { Word } from '../shell/word.ts';
import type { Command } from './command.ts';
import { knownTool } from './known-tools.ts';
import { wordsFact } from './reading.ts';
import type { RefusalCode } from './refusal.ts';
import { withoutShell } from './same-words.ts';
import { toolName } from './tool-name.ts';

type Read = (stage: Stage) => Command;

/** Reads the command that `kubectl exec` runs in a container by its tool's table, as on a node. */
export function withInner(command: Command, read: Read): Command {
  const words = command.dash === -1 ? [] : withoutShell(command.words.slice(command.dash));
  const [program] = words;
  const name = program && toolName(program);
  if (name === undefined || name === 'kubectl' || knownTool(name) === undefined) return command;
  const inner = read({ assignments: [], words, redirects: [], range: command.range });
  const facts = inner.facts.map((fact) => ({ ...fact, path: `in the container: ${fact.path}` }));
  const verb = inner.verbName;
  return {
    ...command,
    facts: [
      ...command.facts.filter(({ path }) => path !== 'the command'),
      { path: 'the command', value: verb, shown: verb, range: inner.verbRange },
      ...facts,
    ],
    refusals: [...command.refusals, ...inner.refusals],
  };
}

/** Programs that run the command that follows them. */
const RUNNERS: ReadonlySet<string> = new Set(['nohup', 'time', 'watch', 'xargs']);

/** Refusals that don't apply to the command of `xargs`, which gets further words from the input. */
const OPEN_ENDED: ReadonlySet<RefusalCode> = new Set(['words', 'missing-flag', 'needs-dashes']);

/** Reads `watch -n 5 kubectl get pods` or `watch 'kubectl get pods'` by the table of the tool that is run; `undefined` if that tool has no table. */
export function readRunner(stage: Stage, name: string, read: Read): Command | undefined {
  if (!RUNNERS.has(name)) return undefined;
  const words = unquoted(stage.words);
  const at = words.findIndex((word, i) => i > 0 && knownTool(toolName(word)) !== undefined);
  if (at === -1) return undefined;
  const inner = read({ ...stage, words: words.slice(at) });
  // `time` only adds a line about how long the command took.
  if (name === 'time') return inner;
  return {
    ...inner,
    runner: name,
    verbName: `${name} ${inner.verbName}`,
    facts: [
      ...wordsFact(name, name === 'watch' ? watchOptions(words.slice(1, at)) : words.slice(1, at)),
      ...inner.facts,
    ],
    refusals: name === 'xargs' ? inner.refusals.filter(({ code }) => !OPEN_ENDED.has(code)) : inner.refusals,
  };
}

/** The options of `watch` in one spelling, without the default of two seconds and without options that only change the look. */
function watchOptions(words: readonly Word[]): readonly Word[] {
  const options = words.at(-1)?.value === '--' ? words.slice(0, -1) : words;
  const spelt = options.flatMap((word) => {
    const [, seconds] = /^(?:-n|--interval=?)(\d.*)$/.exec(word.value) ?? [];
    if (seconds !== undefined)
      return [
        { ...word, value: '-n' },
        { ...word, value: seconds },
      ];
    return [word.value === '--interval' ? { ...word, value: '-n' } : word];
  });
  return spelt.filter(({ value }, i) => {
    const isInterval = value === '-n' && Number(spelt[i + 1]?.value) === 2;
    const isTwo = Number(value) === 2 && spelt[i - 1]?.value === '-n';
    return !isInterval && !isTwo && !LOOKS.has(value);
  });
}

const LOOKS: ReadonlySet<string> = new Set(['-d', '--differences', '-t', '--no-title', '-c', '--color']);

/** The words of a command that is written as one word in quotes, each with the position of that word. */
function unquoted(words: readonly Word[]): readonly Word[] {
  const last = words.at(-1);
  if (last === undefined || !last.quoted || !/\s/.test(last.value)) return words;
  const [pipeline, ...more] = parseScript(last.value).pipelines;
  const [stage, ...rest] = pipeline?.stages ?? [];
  if (stage === undefined || rest.length > 0 || more.length > 0 || stage.redirects.length > 0) return words;
  return [...words.slice(0, -1), ...stage.words.map((word) => ({ ...word, range: last.range }))];
}
