import { valueReadings } from './value-readings.ts';
import { isSameOrPlural, wordsOf } from './words.ts';

/** The words around an answer's place, which a learner may type too. */
export interface Around {
  /** The text directly before the place, and directly after it. */
  readonly before: string;
  readonly after: string;
  /** The question, and the head of the table. */
  readonly asked: string;
}

/** Additions to a value, and their replacements. */
const PLAIN_FORMS: readonly (readonly [RegExp, string])[] = [
  [/[.,;:]$/, ''],
  // The prompt of a shell, and `sudo`.
  [/^(?:\$ )?(?:sudo )?/, ''],
  // A full path after or before its description: `the kubelet's kubeconfig, /etc/kubernetes/kubelet.conf`.
  [/^[^/(]+[,:] (?=\/[\w./-]+$)/, ''],
  [/(?<=^\/[\w./-]+) \([^/()]+\)$/, ''],
  // `port 6443/tcp`
  [/^(?:tcp[ /:])?(?:port )?:?(\d+)(?:[ /]tcp| \(tcp\))?$/i, '$1'],
  // `10 Mi`
  [/(?<=^\d+) (?=[mkMGTP]i?$)/, ''],
  // `5k`
  [/(?<=^\d+)k$/i, '000'],
  [/(?<=^\d+) ?(?:%|per ?cent)$/i, ''],
  // A field of an object's `spec`, or of its template's. Deeper paths are listed with the card: only one of them is right.
  [/^\.?spec\.(?:template\.spec\.)?(?=\w+$)/, ''],
  // A field of a Pod's `spec` with its value, however they are joined.
  [/^(?:pod\.|\.)?(?:spec\.)?([a-z]+[A-Z]\w*)(?: ?[:=] ?| )(\w+)$/, '$1: $2'],
];

/** A text without additions to its value, and with its path, port or field in the plain form. */
export function plainForms(text: string, { before, after, asked }: Around): string[] {
  const bare = text.replaceAll('`', '');
  const path = bare.replace(/^\.\//, '').replace(/(?<=\w)\/$/, '');
  const kinds = [...wordsOf(asked), ...wordsOf(before).slice(-1)];
  const forms = [
    ...PLAIN_FORMS.map(([pattern, rest]) => bare.replace(pattern, rest)),
    ...valueReadings(bare, asked),
    withoutUnit(bare, after),
    withoutKind(bare, kinds),
    path,
    ...foldersIn(asked)
      .filter((folder) => path.startsWith(folder))
      .map((folder) => path.slice(folder.length)),
  ];
  if (/\bfields?\b/i.test(asked)) forms.push(bare.replace(/^\.(?=\w+$)/, ''));
  return forms;
}

/** `300s` before "seconds": a unit's symbol is the first letter of its name. */
function withoutUnit(text: string, after: string): string {
  const [, number] = /^(\d+) ?([smhd])\n\s*\2(?:econd|inute|our|ay)/.exec(`${text}\n${after}`) ?? [];
  return number ?? text;
}

/** `pod/web`, if a Pod is asked for. */
function withoutKind(text: string, kinds: readonly string[]): string {
  return text.replace(/^([a-z]+)\/(?=[^/ ]+$)/i, (typed, kind: string) =>
    kinds.some((word) => isSameOrPlural(word, kind.toLowerCase())) ? '' : typed,
  );
}

/** The folders that a question names, each also by its last part alone. */
function foldersIn(asked: string): string[] {
  const folders = [...asked.matchAll(/(?<=`)\/[\w./-]*\w(?=\/?`)/g)];
  return folders.flatMap(([folder]) => [`${folder}/`, `${folder.split('/').at(-1)}/`]);
}
