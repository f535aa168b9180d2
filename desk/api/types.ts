/** Shapes of the API, from the contracts that its functions check: types only, nothing of the functions comes into the browser. */
import type { DeskCase } from '#functions/desk/case/contract.ts';

export type { DeskCase };
export type CaseTask = DeskCase['tasks'][number];
/** What a letter may commit the company to, as the case says it of its release. */
export type LetterMayHold = NonNullable<CaseTask['mayCommit']>;
/** What could be done, whether the reader may, and why not, as the server says it. */
export type ShownAction = { action: string; allowed: boolean; why?: string | undefined };
export type { TakenEvidence } from '#functions/desk/evidence/contract.ts';
export type { FileLink } from '#functions/desk/files/contract.ts';
export type { Changes, PresenceOfCase, PresentPerson } from '#functions/desk/live/contract.ts';
export type { Team } from '#functions/desk/overview/contract.ts';
export type { CasePage, CaseRow, Counts } from '#functions/desk/own-cases/contract.ts';
export type { FindingsPreview, LetterPreview } from '#functions/desk/preview/contract.ts';
export type { FoundCases } from '#functions/desk/search/contract.ts';
export type { Snippets } from '#functions/desk/snippets/contract.ts';
export type { TaskCandidates, TaskOptions, TaskRoom } from '#functions/desk/task-facts/contract.ts';
export type { HandedOver, TaskPage, TaskRow, View } from '#functions/desk/tasks/contract.ts';
export type { Views } from '#functions/desk/views/contract.ts';
