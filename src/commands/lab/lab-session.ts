import type { CardOf } from '../../deck/card.ts';
import { judge } from '../../lab/judge/judge.ts';
import { isSolved, type Judgement, verdictOf } from '../../lab/judge/judgement.ts';
import type { ClusterStock } from '../../lab/start/cluster-stock.ts';
import type { StartedLab } from '../../lab/start/start-lab.ts';
import type { Screen } from '../../screen.ts';
import { renderAnswer, renderNotes } from '../../ui/render/answer.ts';
import { renderMarkdown } from '../../ui/render/markdown.ts';
import { renderTask } from '../../ui/render/question.ts';
import type { LabWord } from './lab-words.ts';
import { renderJudgement } from './render-judgement.ts';

/** The parts of the outside world that a session needs. */
export interface LabSurroundings {
  /** The text of a file in the learner's folder. */
  readonly file: (path: string) => string | undefined;
  /** Whether the learner wrote, changed or removed a file in the folder. */
  readonly hasOwnFiles: () => boolean;
  /** Restores the learner's folder and kubeconfig to the beginning of the lab. */
  readonly restoreFiles: () => void;
}

/** How a lab ended, for the log; `null` if there is nothing to grade. */
export interface LabResult {
  readonly outcome: 'correct' | 'wrong';
  readonly rating: 1 | 2 | 3;
  readonly score: number;
  readonly hints: number;
}

/** A lab while its shell is open: the answers to its words, and the state of the learner's work. */
export class LabSession {
  readonly card: CardOf<'lab'>;
  readonly #setUp: () => StartedLab;
  readonly #stock: Pick<ClusterStock, 'empty'>;
  readonly #surroundings: LabSurroundings;
  #hints = 0;
  #isRevealed = false;
  #isSolved = false;
  #wasTried = false;
  #begun: StartedLab | undefined;
  #stopFollowing = (): void => {};

  constructor(
    card: CardOf<'lab'>,
    setUp: () => StartedLab,
    stock: Pick<ClusterStock, 'empty'>,
    surroundings: LabSurroundings,
  ) {
    this.card = card;
    this.#setUp = setUp;
    this.#stock = stock;
    this.#surroundings = surroundings;
  }

  /** The lab, which is set up when it is first needed. */
  begin(): StartedLab {
    if (this.#begun !== undefined) return this.#begun;
    const started = this.#setUp();
    this.#begun = started;
    this.#stopFollowing = started.lowest.follow(started.cluster);
    this.#surroundings.restoreFiles();
    return started;
  }

  /** Call it when something in the cluster was changed. */
  changed(): void {
    this.#wasTried = true;
  }

  /** What a word of the shell prints. */
  answer(word: LabWord, screen: Screen): string {
    switch (word) {
      case 'task':
        return this.task(screen);
      case 'hint':
        return this.#hint(screen);
      case 'check':
        return renderJudgement(this.judge(), screen);
      case 'reset':
        return this.#reset();
      case 'solution':
        return this.#solution(screen);
    }
  }

  task(screen: Screen): string {
    const { identity, properties } = this.card;
    const minutes = properties.minutes === undefined ? [] : [`${properties.minutes} min in the exam`];
    return renderTask([[`lab ${identity}`, ...minutes], [`lab ${identity}`]], this.card, screen);
  }

  /** Judges a copy of the cluster in which time moves on; the learner's cluster does not change. */
  judge(): Judgement {
    const started = this.begin();
    const { lab, cluster, lowest } = started;
    const copy = this.#stock.empty(lab);
    copy.restore(cluster.snapshot());
    this.#wasTried = true;
    const judgement = judge({
      started,
      cluster: copy,
      file: this.#surroundings.file,
      lowest: lowest.copy(),
    });
    this.#isSolved ||= isSolved(judgement);
    return judgement;
  }

  /** Whether the result is final: the lab was solved, or given up. */
  get isDecided(): boolean {
    return this.#isSolved || this.#isRevealed;
  }

  /** Whether the learner did anything. */
  get wasTried(): boolean {
    return this.#wasTried;
  }

  /** Whether the learner wrote, changed or removed a file. */
  get hasOwnFiles(): boolean {
    return this.#surroundings.hasOwnFiles();
  }

  /** @param last the result of a check at the end; absent if the result was final before */
  result(last?: Judgement): LabResult {
    const hints = this.#hints;
    if (this.#isRevealed) return { outcome: 'wrong', rating: 1, score: 0, hints };
    if (this.#isSolved) return { outcome: 'correct', rating: hints > 0 ? 2 : 3, score: 1, hints };
    return { outcome: 'wrong', rating: 1, score: last === undefined ? 0 : verdictOf(last).score, hints };
  }

  #hint(screen: Screen): string {
    const hint = this.card.hints[this.#hints];
    if (hint === undefined)
      return this.card.hints.length === 0 ? 'This lab has no hints.\n' : 'There are no more hints.\n';
    this.#hints += 1;
    return `${renderMarkdown(`Hint ${this.#hints} of ${this.card.hints.length}: ${hint.text}`, screen)}\n`;
  }

  #reset(): string {
    const { cluster, begun, lowest } = this.begin();
    this.#stopFollowing();
    cluster.restore(begun);
    lowest.clear();
    this.#stopFollowing = lowest.follow(cluster);
    this.#surroundings.restoreFiles();
    return 'The cluster and your files are as they were at the beginning.\n';
  }

  #solution(screen: Screen): string {
    if (!this.#isSolved) this.#isRevealed = true;
    const parts = [renderAnswer(this.card, screen), ...renderNotes(this.card.notes, screen)];
    const counts = this.#isSolved ? [] : ['The lab counts as missed today. Try it now that you know how.'];
    return `\n${[...parts, ...counts].join('\n\n')}\n`;
  }
}
