/** A command line whose writes are made to fail, in the world of `fault-world.ts`. */
export interface FaultLine {
  readonly argv: readonly string[];
  readonly input?: string;
  /** What the editor makes of the file that it is given. */
  readonly edited?: string;
  /** Verdicts are shown before anything is saved. */
  readonly savesAtEnd?: boolean;
  /** A file that must be what it was, or what a run without a fault makes of it. */
  readonly file?: string;
}

const CONFIG = 'home/config.json';
const OWN_DECK = 'home/decks/own.md';
const CARD = ['new', 'card', '--topic', 'own', '--kind', 'text', '--prompt', 'What is two?', '--answer', '2'];

/** Every command that writes more than the cache of decks, by its name. */
export const WRITING: Readonly<Record<string, readonly FaultLine[]>> = {
  study: [{ argv: ['study', '--plain', '--topic', 'own', '--new', '3'], input: '1\n1\n1\n' }],
  quiz: [{ argv: ['quiz', '--topic', 'own', '--count', '3', '--seed', 's'], input: '1\n1\n1\n' }],
  exam: [
    {
      argv: ['exam', '--tasks', '2', '--seed', 's', '--plain'],
      input: '1\n1\n:end\n',
      savesAtEnd: true,
    },
  ],
  place: [{ argv: ['place', '--plain'], input: '1\n1\n', savesAtEnd: true }],
  course: [
    { argv: ['course', 'first-commands', '--off'], file: CONFIG },
    { argv: ['course', 'first-commands', '--last'], file: CONFIG },
  ],
  stats: [{ argv: ['stats', '--html', 'page.html', '--force'], file: 'page.html' }],
  know: [{ argv: ['know', 'own/c'] }],
  suspend: [{ argv: ['suspend', 'own/a'] }],
  resume: [{ argv: ['resume', 'own/b'] }],
  bury: [{ argv: ['bury', 'own/a'] }],
  reset: [{ argv: ['reset', 'own/a'] }],
  undo: [{ argv: ['undo'] }, { argv: ['undo', '--redo'] }],
  optimize: [{ argv: ['optimize', '--undo'], file: CONFIG }],
  'config set': [{ argv: ['config', 'set', 'new-per-day', '7'], file: CONFIG }],
  'config unset': [{ argv: ['config', 'unset', 'new-per-day'], file: CONFIG }],
  'config edit': [{ argv: ['config', 'edit'], edited: '{"new-per-day": 9}\n', file: CONFIG }],
  'progress export': [{ argv: ['progress', 'export', 'out.jsonl'], file: 'out.jsonl' }],
  'progress import': [{ argv: ['progress', 'import', 'other.jsonl'] }],
  'progress merge': [{ argv: ['progress', 'merge', 'other.jsonl'] }],
  'new deck': [{ argv: ['new', 'deck', '--topic', 'fresh'], file: 'home/decks/fresh.md' }],
  'new card': [{ argv: CARD, file: OWN_DECK }],
  lint: [{ argv: ['lint', '--fix', 'own.md'], file: 'own.md' }],
};

/** A line for every command that writes nothing of its own, though a cache of decks may come with it. */
export const READING: Readonly<Record<string, FaultLine>> = {
  topics: { argv: ['topics'] },
  show: { argv: ['show', 'own/a'] },
  search: { argv: ['search', 'prompt'] },
  explain: { argv: ['explain', 'pod.spec'] },
  plan: { argv: ['plan'] },
  'config list': { argv: ['config', 'list'] },
  'config get': { argv: ['config', 'get', 'new-per-day'] },
  'progress path': { argv: ['progress', 'path'] },
  help: { argv: ['help', 'keys'] },
  completion: { argv: ['completion', 'bash'] },
  edit: { argv: ['edit', 'own/a'] },
  preview: { argv: ['preview', 'own/a', '--plain'], input: '1\n' },
  check: { argv: ['check', 'own.md'] },
  doctor: { argv: ['doctor'] },
  compare: { argv: ['compare', 'kubectl get pods', 'kubectl get po'] },
  parse: { argv: ['parse', 'kubectl get pods'] },
  cluster: { argv: ['cluster', '--', 'true'] },
  lab: { argv: ['lab', '--list'] },
  kubectl: { argv: ['kubectl', 'config', 'get-contexts'] },
  helm: { argv: ['helm', '--', 'template', 'shop', '.'] },
};
