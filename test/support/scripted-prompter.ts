import type { Prompter, Question, Reply } from '../../src/env.ts';

/** What is expected to be asked, and what is answered; a thrown failure stands for Ctrl-C and the like. */
export type Scripted = readonly [type: Question['type'], answer: string | readonly number[] | Error];

/** Answers from a script. Fails on a question that was not expected, and on answers that nobody asked for. */
export function scriptedPrompter(script: readonly Scripted[]): Prompter & { finished(): void } {
  let next = 0;
  return {
    ask: async (question) => {
      const expected = script[next];
      if (!expected) throw new Error(`unexpected question: ${JSON.stringify(question)}`);
      next++;
      const [type, answer] = expected;
      if (type !== question.type) throw new Error(`expected ${type}, was asked ${JSON.stringify(question)}`);
      if (answer instanceof Error) throw answer;
      return reply(question, answer);
    },
    close: () => {},
    finished: () => {
      if (next < script.length) throw new Error(`never asked for: ${JSON.stringify(script.slice(next))}`);
    },
  };
}

function reply(question: Question, answer: string | readonly number[]): Reply {
  if (typeof answer !== 'string') return { type: 'items', items: answer };
  if (question.type === 'lines' && question.commands && answer.startsWith(':'))
    return { type: 'text', text: answer, draft: question.start };
  if (question.type === 'line' || question.type === 'lines') return { type: 'text', text: answer };
  if ('keys' in question && !question.keys.some((k) => k.key === answer)) {
    throw new Error(`${answer} is no key of ${JSON.stringify(question.keys)}`);
  }
  return { type: 'key', key: answer };
}
