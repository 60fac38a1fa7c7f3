import { verdictOf } from '../../lab/judge/judgement.ts';
import type { Screen } from '../../screen.ts';
import type { ControlAnswer } from '../../serve/control/control-message.ts';
import { type EndReason, type ExamAttempt, withTask } from '../../session/exam/attempt.ts';
import type { Moment } from '../../session/exam/clock.ts';
import { endedWith, noted, turnedTo, withFlagTurned } from '../../session/exam/lab-exam.ts';
import { type Mark, markOf } from '../../session/exam/report.ts';
import type { OpenLab } from '../lab/open-lab.ts';
import type { ExamLabs } from './exam-labs.ts';
import { EXAM_WORDS, readExamWord } from './exam-words.ts';
import { renderOpenTask, renderTasks } from './render-tasks.ts';

/** The parts of the outside world that an exam of labs needs. */
export interface ExamSurroundings {
  readonly now: () => Moment;
  /** Saves the attempt; it is on the disk when this returns. */
  readonly keep: (attempt: ExamAttempt) => void;
}

/** An exam while its shell is open: the answers to its words, and the state of the learner's work. */
export class LabExamSession {
  readonly #labs: ExamLabs['labs'];
  readonly #surroundings: ExamSurroundings;
  #attempt: ExamAttempt;

  constructor(attempt: ExamAttempt, labs: ExamLabs['labs'], surroundings: ExamSurroundings) {
    this.#labs = labs;
    this.#surroundings = surroundings;
    this.#attempt = labs.reduce(
      (with_, lab, at) => ('gone' in lab ? withTask(with_, at, { gone: lab.gone }) : with_),
      attempt,
    );
    this.#keep(this.#attempt);
  }

  get attempt(): ExamAttempt {
    return this.#attempt;
  }

  /** What a word of the shell prints. */
  answer(text: string, screen: Screen): ControlAnswer {
    const read = readExamWord(text);
    if (read === undefined) return { text: `An exam has the words ${WORDS}.\n`, exit: 2 };
    const { word, rest } = read;
    switch (word) {
      case 'task':
        return this.#turnTo(rest, screen);
      case 'tasks':
        this.#keep(noted(this.#attempt, this.#surroundings.now()));
        return { text: renderTasks(this.#attempt, screen), exit: 0 };
      case 'flag':
        return this.#turnFlag(rest);
    }
  }

  /** The task that is open. */
  task(screen: Screen): string {
    const lab = this.#labs[this.#attempt.open];
    if (lab === undefined) return '';
    if ('gone' in lab) return `This task cannot be done and counts for nothing: ${lab.gone}\n`;
    return renderOpenTask(this.#attempt, lab.session.card, screen);
  }

  /** Ends the exam and grades every task that was opened. */
  grade(reason: EndReason): { readonly attempt: ExamAttempt; readonly marks: readonly Mark[] } {
    const attempt = endedWith(this.#attempt, reason, this.#surroundings.now());
    this.#keep(attempt);
    const marks = this.#labs.map((lab, at) =>
      markOf(attempt, at + 1, {
        card: 'gone' in lab ? null : lab.session.card,
        order: [],
        verdict: 'gone' in lab || !isTried(lab) ? null : verdictOf(lab.session.judge()),
        sources: [],
      }),
    );
    return { attempt, marks };
  }

  #turnTo(rest: string, screen: Screen): ControlAnswer {
    const index = this.#indexOf(rest);
    if (index === undefined) return this.#unknown();
    this.#keep(turnedTo(this.#attempt, index, this.#surroundings.now()));
    return { text: this.task(screen), exit: 0 };
  }

  #turnFlag(rest: string): ControlAnswer {
    const index = this.#indexOf(rest);
    if (index === undefined) return this.#unknown();
    this.#keep(withFlagTurned(noted(this.#attempt, this.#surroundings.now()), index));
    const flagged = this.#attempt.tasks[index]?.flagged === true;
    return { text: `Task ${index + 1} is ${flagged ? 'flagged' : 'not flagged any more'}.\n`, exit: 0 };
  }

  /** The task that a word names, from 0: the open one if it names none; `undefined` if there is no such task. */
  #indexOf(rest: string): number | undefined {
    const { open, tasks } = this.#attempt;
    const number = rest === '' ? open + 1 : Number(rest);
    return Number.isInteger(number) && number >= 1 && number <= tasks.length ? number - 1 : undefined;
  }

  #unknown(): ControlAnswer {
    return { text: `The tasks are numbered from 1 to ${this.#attempt.tasks.length}.\n`, exit: 2 };
  }

  #keep(attempt: ExamAttempt): void {
    this.#attempt = attempt;
    this.#surroundings.keep(attempt);
  }
}

/** A task that nobody worked on is not graded: some of its checks may be true from the beginning. */
function isTried({ session }: OpenLab): boolean {
  return session.wasTried || session.hasOwnFiles;
}

const WORDS = Object.keys(EXAM_WORDS).join(', ');
