import type { Cause, Domain } from '../vocabulary.ts';

/** What the owner found out (stage examine). Texts are ids. */
export type Examination = {
  cycle: number;
  cause: Cause;
  factsTextId: string;
  wishTextId?: string;
  questions: { questionId: string; domain: Domain; taskId: string; textId: string }[];
};

/** An expert's typed answer; `answered: false` records that no answer came in time. */
export type Opinion =
  | { taskId: string; domain: Domain; answered: false }
  | {
      taskId: string;
      domain: Domain;
      answered: true;
      expert: string;
      valid: boolean;
      liable: boolean;
      remedy?: string;
      explanationTextId: string;
    };
