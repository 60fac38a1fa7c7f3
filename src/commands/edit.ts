import { join } from 'node:path';
import type { Command } from 'commander';
import type { Card } from '../deck/card.ts';
import { parseDeck } from '../deck/reading/parse-deck.ts';
import { editUntilSound } from '../editor/edit-until-sound.ts';
import { editorProblem, openEditor } from '../editor/open-editor.ts';
import type { Env } from '../env.ts';
import { isBelow } from '../files/below.ts';
import { readSource } from '../files/read-source.ts';
import { loadClusters } from '../learner/load-clusters.ts';
import { loadCurriculum } from '../learner/load-curriculum.ts';
import { openLearner } from '../learner/open-learner.ts';
import type { LintFinding } from '../lint/finding.ts';
import { describeFindings, lintFile } from '../workspace/lint-file.ts';
import { type Act, examples } from './command.ts';
import { DECK_FLAG } from './flags.ts';

export function define(command: Command, act: Act): void {
  command
    .argument('<id>', 'a card, topic/id')
    .option(...DECK_FLAG)
    .action((identity: string, flags: { deck?: string[] }) =>
      act((env) => edit(identity, flags.deck ?? [], env)),
    );
  examples(command, [['k8s-drill edit rbac/role-for-a-user', 'your editor, at the line of the card']]);
}

const CANNOT_RUN = 3;

/** Opens a card in the editor, and checks it afterwards; 1 where it is left with an error, 3 where the editor fails. */
async function edit(identity: string, decks: readonly string[], env: Env): Promise<number> {
  const learner = await openLearner(env, decks);
  const card = learner.library.card(identity);
  const { path } = card.file;
  if (isBelow(join(env.packageDirectory, 'decks'), path))
    env.stderr.write(`k8s-drill: this deck came with k8s-drill; an update replaces it\n`);
  const { line } = card.file.lines.position(card.range.start);
  let findings: readonly LintFinding[] = [];
  const ended = await editUntilSound(
    env,
    () => editorProblem(openEditor(env, learner.editor, path, line), learner.editor, env),
    async () => {
      findings = await findingsOf(card, env);
      return describeFindings(findings, env);
    },
  );
  if (ended === 'failed') return CANNOT_RUN;
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** What is wrong with the card as it stands now; with all of its deck where it cannot be found any more. */
function findingsOf({ identity, file: { path } }: Card, env: Env): Promise<LintFinding[]> {
  const file = readSource(env, path);
  const now = parseDeck(file).cards.find((card) => card.identity === identity);
  return lintFile(
    env,
    file,
    { curriculum: loadCurriculum(env), clusters: loadClusters(env) },
    now?.range ?? { start: 0, end: file.text.length },
  );
}
