import type { Command } from 'commander';
import { KINDS } from '../deck/card.ts';
import { ANSWER_FORMS } from '../deck/printing/draft-card.ts';
import { readKind } from '../learner/selection.ts';
import { type Act, examples, helpList } from './command.ts';
import { append } from './flags.ts';
import { newCard } from './new/new-card.ts';
import { newDeck } from './new/new-deck.ts';

interface DeckFlags {
  readonly topic?: string;
  readonly title?: string;
  readonly domain?: string;
}

interface CardFlags {
  readonly topic?: string;
  readonly deck?: string;
  readonly kind?: string;
  readonly id?: string;
  readonly prompt?: string;
  readonly context?: string;
  readonly answer?: string;
  readonly match?: string;
  readonly hint?: readonly string[];
  readonly note?: readonly string[];
  readonly covers?: readonly string[];
}

export function define(command: Command, act: Act): void {
  command
    .command('deck')
    .description('Begin a deck of your own; what is in the folder decks of the home is always studied.')
    .argument('[file]', "where to write it (default: the home's decks)")
    .option('--topic <slug>', 'what --topic of study will take')
    .option('--title <text>', 'what lists show')
    .option('--domain <domain>', 'the domain of the exam; foundations is outside of it')
    .action((file: string | undefined, { topic, title, domain }: DeckFlags) =>
      act((env) => newDeck(defined({ file, topic, title, domain }), env)),
    );
  const card = command
    .command('card')
    .description('Put a card into a deck. Asks for what is missing; writes only what lints clean.')
    .option('--topic <topic>', 'your own deck on this topic, begun if you have none')
    .option('--deck <path>', 'this deck')
    .option('--kind <kind>', KINDS.join(', '))
    .option('--id <slug>', 'its id (default: from the prompt)')
    .option('--prompt <text>', 'one task')
    .option('--context <text>', 'what is shown with the prompt')
    .option('--answer <text>', 'as below')
    .option('--match <text>', 'what must hold of a manifest')
    .option('--hint <text>', 'shown on demand', append)
    .option('--note <text>', 'the explanation, shown after the answer', append)
    .option('--covers <text>', 'an objective of the syllabus', append)
    .action((flags: CardFlags) => act((env) => newCard(cardOf(flags), env)));
  helpList(
    card,
    'Answers, by kind',
    KINDS.map((kind) => [kind, ANSWER_FORMS[kind]]),
  );
  examples(command, [
    ['k8s-drill new deck --topic my-cluster', 'a deck of your own, studied from now on'],
    ['k8s-drill new deck ./team.md --topic team --domain storage', 'in a file of your choice'],
    [
      "k8s-drill new card --topic my-cluster --kind text --prompt 'Which port does etcd use?' --answer 2379",
      'from a script; without flags it asks',
    ],
  ]);
}

function cardOf({
  topic,
  deck,
  kind,
  hint,
  note,
  covers,
  ...texts
}: CardFlags): Parameters<typeof newCard>[0] {
  const { id, prompt, context, answer, match } = texts;
  const given = defined({ id, prompt, context, answer, match, hints: hint, notes: note, covers });
  return {
    ...defined({ topic, deck }),
    given: { ...given, ...(kind !== undefined && { kind: readKind(kind) }) },
  };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
