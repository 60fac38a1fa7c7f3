import { readScript, type ScriptReading } from '../../kubernetes/command/statement.ts';
import { compareScripts } from '../../kubernetes/compare/compare.ts';
import { commandMutants } from '../mutants/command-mutants.ts';
import type { CardRule, Found } from '../rule.ts';

/** The number of wrong answers that are tried against all ways. */
const MOST = 24;

export const nearMissPasses: CardRule = {
  code: 'near-miss-passes',
  group: 'commands',
  severity: 'warning',
  scope: 'card',
  optional: 'worlds',
  text: {
    what: 'A `command` card takes an answer that lacks a word of its way, or has another one, for the same: no cluster that it is tried on tells them apart.',
    why: 'A learner who leaves that word out is told that it is right. Checked with `--worlds`.',
    help: 'Give the card a `yaml world` in which the two differ, or take the word out of the way if it does nothing.',
  },
  check: ({ card, scripts }, { judgeByEffect }): Found[] => {
    if (card.kind !== 'command' || judgeByEffect === undefined) return [];
    const ways = scripts.filter(({ role, refusals }) => role === 'way' && refusals.length === 0);
    const readings = ways.map(({ reading }) => reading);
    const worlds = card.worlds?.map(({ text }) => text);
    const tried = ways.filter(({ reading }) => isOneCommand(reading));
    return tried.flatMap(({ text, place }): Found[] => {
      const passing = commandMutants(text.trim())
        .slice(0, MOST)
        .filter((mutant) => isWrong(readings, mutant, card.ordered))
        .find((mutant) => judgeByEffect(text, mutant, worlds).outcome === 'same');
      if (passing === undefined) return [];
      const range = place({ start: 0, end: text.length });
      return [{ range, message: `no world tells this way from \`${passing.replace(/\s+/g, ' ')}\`` }];
    });
  },
};

/** Of several commands, one may contain what another leaves out, and tools other than kubectl work on invented files. */
function isOneCommand({ statements: [first, ...more] }: ScriptReading): boolean {
  return more.length === 0 && first?.commands.length === 1 && first.commands[0]?.tool === 'kubectl';
}

/** Whether a script would run, and differs in meaning from each way by its words. */
function isWrong(ways: readonly ScriptReading[], mutant: string, ordered: boolean | undefined): boolean {
  const reading = readScript(mutant);
  return ways.every((way) => {
    const { outcome, differences } = compareScripts(way, reading, { ordered });
    const isDecided = outcome === 'correct' || outcome === 'close';
    return !isDecided && !differences.some(({ code }) => code === 'refused' || code === 'nothing');
  });
}
