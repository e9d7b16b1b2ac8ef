// A person at a terminal who gives answers in order, and remembers what was asked.
import type { Choice, Questions } from '../../src/commands/questions.js';

export interface Asked {
  readonly message: string;
  readonly choices?: readonly Choice[];
}

export type Answer = string | boolean | readonly string[];

/** Throws where more is asked than there are answers, or where an answer is refused. */
export function answering(...answers: readonly Answer[]): {
  readonly questions: Questions;
  readonly asked: readonly Asked[];
} {
  const asked: Asked[] = [];
  const next = (question: Asked): Answer => {
    const answer = answers[asked.length];
    asked.push(question);
    if (answer === undefined) throw new Error(`Nobody answers: ${question.message}`);
    return answer;
  };
  return {
    asked,
    questions: {
      text: (question) => {
        const answer = String(next(question));
        const problem = question.problemOf?.(answer);
        return problem === undefined ? Promise.resolve(answer) : Promise.reject(new Error(problem));
      },
      choose: (question) => Promise.resolve(String(next(question))),
      chooseSome: (question) => Promise.resolve([next(question)].flat().map(String)),
      confirm: (question) => Promise.resolve(next(question) === true),
    },
  };
}
