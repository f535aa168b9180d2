/** Shapes of the API, from the contracts that its functions check: types only, nothing of the functions comes into the browser. */
export type { DeskCase } from '#functions/desk/case/contract.ts';
export type { DeliveryList, Team } from '#functions/desk/overview/contract.ts';
export type { TaskPage, TaskRow, View } from '#functions/desk/tasks/contract.ts';
