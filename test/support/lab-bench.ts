import type { CardOf } from '../../src/deck/card.ts';
import { parseDeck } from '../../src/deck/reading/parse-deck.ts';
import { readClusters } from '../../src/lab/clusters/read-clusters.ts';
import type { Judgement } from '../../src/lab/judge/judgement.ts';
import type { LabProblem } from '../../src/lab/lab.ts';
import { attempt, type LabTrial } from '../../src/lab/proof/trial.ts';
import { readLab } from '../../src/lab/reading/read-lab.ts';
import { ClusterStock } from '../../src/lab/start/cluster-stock.ts';
import { runCommands } from '../../src/lab/start/run-commands.ts';
import { type StartedLab, startLab } from '../../src/lab/start/start-lab.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { deckText, readSource } from './decks.ts';

export const { shapes: CLUSTERS } = readClusters(readSource('decks/clusters.yaml'));
const stock = new ClusterStock({ start: Date.UTC(2026, 0, 5, 9), tokenKey: 'test' });

/** The lab that fences make, below an id and further properties. */
export function labCard(fences: string, properties = ''): CardOf<'lab'> {
  const answer = fences.includes(' answer\n') ? '' : '\n```sh answer\nkubectl get pods\n```\n';
  const text = deckText(`## A lab\n<!--\nid: a-lab\n${properties}\n-->\n\n${fences}\n${answer}`);
  const { cards, diagnostics } = parseDeck(new SourceFile('deck.md', text));
  const [card] = cards;
  if (card?.kind !== 'lab') throw new Error(JSON.stringify(diagnostics.map(({ message }) => message)));
  return card;
}

export function problemsOf(fences: string, properties = ''): readonly LabProblem[] {
  return readLab(labCard(fences, properties), CLUSTERS).problems;
}

/** A lab as the learner finds it. */
export function started(fences: string, properties = ''): StartedLab {
  return startCard(labCard(fences, properties));
}

/** A card's lab as the learner finds it. */
export function startCard(card: CardOf<'lab'>): StartedLab {
  const { lab, problems } = readLab(card, CLUSTERS);
  if (lab === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  const begun = startLab(lab, stock, 1);
  if ('message' in begun) throw new Error(begun.message);
  return begun;
}

/** What comes of a lab in which these commands are run. */
export function tryCommands(
  lab: StartedLab,
  commands: string,
  options?: Parameters<typeof attempt>[2],
): LabTrial {
  return attempt(lab, (cluster, files) => runCommands(commands, cluster, files), options);
}

/** The same, where they can be run: how the lab is judged then. */
export function afterCommands(lab: StartedLab, commands: string): Judgement {
  const trial = tryCommands(lab, commands);
  if ('refused' in trial) throw new Error(trial.refused);
  return trial.judgement;
}
