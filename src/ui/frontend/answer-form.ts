import type { Given } from '../../grade/given.ts';
import type { Ask } from '../../session/effect.ts';

type AnswerAsk = Extract<Ask, { readonly type: 'answer' }>;

/** An answer, or the wish to see it. */
export type FormRead = { readonly type: 'answer'; readonly given: Given } | { readonly type: 'reveal' };

/** How an answer is given in lines: how many lines, the instruction for the learner, and their meaning. */
export interface Form {
  readonly lines: number | 'until-dot';
  readonly invitation: string;
  /** Whether the lines are free text, which may not be meant as an answer. */
  readonly isTyped: boolean;
  /** `null` when the lines are no answer. */
  read(lines: readonly string[]): FormRead | null;
}

/** The form of an answer to a card, by its kind. */
export function answerForm({ card, order }: Pick<AnswerAsk, 'card' | 'order'>): Form {
  switch (card.kind) {
    case 'recall':
    case 'lab':
      return {
        lines: 1,
        invitation: 'Enter reveals the answer',
        isTyped: false,
        read: () => ({ type: 'reveal' }),
      };
    case 'choice':
      return picks(order, `Your choice, 1 to ${order.length}`, (n) => n === 1);
    case 'multi':
      return picks(order, 'All that hold, such as 1,3', (n) => n > 0);
    case 'steps':
      return picks(order, 'The order, such as 3 1 2', (n) => n === order.length);
    case 'cloze': {
      const { length } = card.text.gaps;
      const invitation = length === 1 ? 'The gap' : `The ${length} gaps, one a line`;
      return {
        lines: length,
        invitation,
        isTyped: true,
        read: (texts) => ({ type: 'answer', given: { type: 'gaps', texts } }),
      };
    }
    case 'text':
      return { lines: 1, invitation: 'Your answer', isTyped: true, read: asText };
    case 'command':
      return takesSeveralLines(card)
        ? { lines: 'until-dot', invitation: 'Your commands, ended by a line .', isTyped: true, read: asText }
        : { lines: 1, invitation: 'Your command', isTyped: true, read: asText };
    case 'manifest':
      return {
        lines: 'until-dot',
        invitation: 'Your manifest, ended by a line .',
        isTyped: true,
        read: asText,
      };
  }
}

/** Whether some way to answer a command card has more than one line. */
export function takesSeveralLines(card: Extract<AnswerAsk['card'], { readonly kind: 'command' }>): boolean {
  return card.ways.some((way) => way.text.trim().includes('\n'));
}

function asText(lines: readonly string[]): FormRead {
  return { type: 'answer', given: { type: 'text', text: lines.join('\n') } };
}

function picks(order: readonly number[], invitation: string, enough: (count: number) => boolean): Form {
  return {
    lines: 1,
    invitation,
    isTyped: false,
    read: ([line = '']) => {
      const shown = line.split(/[\s,]+/).filter((word) => word !== '');
      const items = shown.map((word) => (/^\d{1,3}$/.test(word) ? order[Number(word) - 1] : undefined));
      const known = items.filter((item) => item !== undefined);
      const valid =
        known.length === items.length && new Set(known).size === known.length && enough(known.length);
      return valid ? { type: 'answer', given: { type: 'items', items: known } } : null;
    },
  };
}
