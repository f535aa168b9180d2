import type { CaseTask, DeskCase } from '../../../api/types.ts';

type Commitment = NonNullable<DeskCase['agreement']>['commitments'][number];

/** How far the system is that carries out the promise of a task, whose id ends with the promise's number; undefined where a person does. */
export const executionOfTask = ({ agreement }: DeskCase, { id }: CaseTask): Commitment['execution'] =>
  agreement?.commitments.find(({ index }) => id.endsWith(`.promise.${agreement.cycle}.${index}`))?.execution;
