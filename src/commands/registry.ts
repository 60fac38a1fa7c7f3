import type { CommandModule } from './command.ts';

export interface Registered {
  readonly name: string;
  readonly summary: string;
  /** Prints lists, which are paged on a terminal. */
  readonly isPaged?: boolean;
  readonly group: 'Learn' | 'Look' | 'Manage' | 'Check' | 'Write';
  /** Loads the command's own file, so that no command pays for another. */
  readonly load: () => Promise<CommandModule>;
}

/** Every command, in the order of the help. */
export const COMMANDS: readonly Registered[] = [
  {
    name: 'study',
    summary: "today's session: what is due, then new cards",
    group: 'Learn',
    load: () => import('./study.ts'),
  },
  {
    name: 'quiz',
    summary: 'scored questions, outside of the schedule',
    group: 'Learn',
    load: () => import('./quiz.ts'),
  },
  {
    name: 'exam',
    summary: 'a timed mock exam by the weights of the domains',
    group: 'Learn',
    load: () => import('./exam.ts'),
  },
  {
    name: 'lab',
    summary: 'a task on a simulated cluster, in a shell of its own',
    group: 'Learn',
    load: () => import('./lab.ts'),
  },
  {
    name: 'place',
    summary: '20 questions that find out what you know already',
    group: 'Learn',
    load: () => import('./place.ts'),
  },
  {
    name: 'course',
    isPaged: true,
    summary: 'the units in the order in which they are taught, with your progress',
    group: 'Look',
    load: () => import('./course.ts'),
  },
  {
    name: 'topics',
    isPaged: true,
    summary: 'list the topics with their cards',
    group: 'Look',
    load: () => import('./topics.ts'),
  },
  {
    name: 'show',
    isPaged: true,
    summary: 'show cards with their answers',
    group: 'Look',
    load: () => import('./show.ts'),
  },
  {
    name: 'search',
    isPaged: true,
    summary: 'find cards by words',
    group: 'Look',
    load: () => import('./search.ts'),
  },
  {
    name: 'explain',
    isPaged: true,
    summary: 'fields of an object: types, required ones, values',
    group: 'Look',
    load: () => import('./explain.ts'),
  },
  {
    name: 'plan',
    isPaged: true,
    summary: 'the way to the exam day, and how ready you are',
    group: 'Look',
    load: () => import('./plan.ts'),
  },
  {
    name: 'stats',
    isPaged: true,
    summary: 'readiness, recall, activity, forecast and more, as plots',
    group: 'Look',
    load: () => import('./stats.ts'),
  },
  {
    name: 'know',
    summary: 'mark cards as known: they come as reviews, not as new ones',
    group: 'Manage',
    load: () => import('./manage/know.ts'),
  },
  {
    name: 'suspend',
    summary: 'set cards aside until they are resumed',
    group: 'Manage',
    load: () => import('./manage/suspend.ts'),
  },
  {
    name: 'resume',
    summary: 'ask cards again that were suspended or buried',
    group: 'Manage',
    load: () => import('./manage/resume.ts'),
  },
  {
    name: 'bury',
    summary: 'leave cards out for today',
    group: 'Manage',
    load: () => import('./manage/bury.ts'),
  },
  {
    name: 'reset',
    summary: 'make cards new again',
    group: 'Manage',
    load: () => import('./manage/reset.ts'),
  },
  {
    name: 'undo',
    summary: 'take the last answer back, or any other',
    group: 'Manage',
    load: () => import('./undo.ts'),
  },
  {
    name: 'optimize',
    summary: 'fit the memory model to your own answers',
    group: 'Manage',
    load: () => import('./optimize.ts'),
  },
  {
    name: 'config',
    summary: 'show and change settings',
    group: 'Manage',
    load: () => import('./config.ts'),
  },
  {
    name: 'progress',
    summary: 'find, move and join what you have learnt',
    group: 'Manage',
    load: () => import('./progress.ts'),
  },
  {
    name: 'help',
    isPaged: true,
    summary: 'keys, decks, labs, grading, settings; or a command',
    group: 'Look',
    load: () => import('./help.ts'),
  },
  {
    name: 'completion',
    summary: 'make your shell complete commands, topics and cards',
    group: 'Manage',
    load: () => import('./completion.ts'),
  },
  {
    name: 'new',
    summary: 'begin a deck, or put a card into one',
    group: 'Write',
    load: () => import('./new.ts'),
  },
  {
    name: 'edit',
    summary: 'open a card in your editor, and check it',
    group: 'Write',
    load: () => import('./edit.ts'),
  },
  {
    name: 'preview',
    summary: 'see cards as a learner does; nothing is saved',
    group: 'Write',
    load: () => import('./preview.ts'),
  },
  {
    name: 'cluster',
    summary: 'a Kubernetes cluster in memory, for your kubectl',
    group: 'Learn',
    load: () => import('./cluster.ts'),
  },
  {
    name: 'kubectl',
    summary: 'the kubectl that is built in, for a cluster on this machine',
    group: 'Learn',
    load: () => import('./kubectl.ts'),
  },
  {
    name: 'helm',
    summary: 'the helm that is built in, for charts in a folder',
    group: 'Learn',
    load: () => import('./helm.ts'),
  },
  {
    name: 'check',
    summary: 'check manifests as an API server would',
    group: 'Check',
    load: () => import('./check.ts'),
  },
  {
    name: 'doctor',
    isPaged: true,
    summary: 'check terminal, decks, progress and clock',
    group: 'Check',
    load: () => import('./doctor.ts'),
  },
  {
    name: 'lint',
    summary: 'check decks, and fix them',
    group: 'Check',
    load: () => import('./lint.ts'),
  },
  {
    name: 'compare',
    summary: 'say whether two commands mean the same',
    group: 'Check',
    load: () => import('./compare.ts'),
  },
  {
    name: 'parse',
    summary: 'explain a command line, or why it would be refused',
    group: 'Check',
    load: () => import('./parse.ts'),
  },
];
