import { type ApiClient, type CaseView, succeeded } from '#tools/api-client.ts';
import { eventually } from './eventually.ts';

export type CaseTask = CaseView['tasks'][number];

/** Reads every case. */
const OBSERVER = 'andres';

/** Somebody else has the task by now. */
const NOT_THEIRS = 'not-your-task';

/** The work on cases, as somebody who sees every case waits for it and its assignee does it. */
export const tasksOf = (api: ApiClient) => {
  /** The open task of a kind, once there is one. */
  const opened = async (caseId: string, kind: string): Promise<CaseTask> => {
    const desk = await api.as(OBSERVER);
    return eventually(`an open ${kind}`, async () =>
      succeeded(await desk.case(caseId)).tasks.find((task) => task.kind === kind && task.status === 'open'),
    );
  };
  /**
   * Has whoever has the task of a kind decide it, once it is open; where the machine is so slow that it goes to the next person
   * meanwhile, that person. @returns the task as it was decided
   */
  const complete = (caseId: string, kind: string, body: object): Promise<CaseTask> =>
    eventually(`${kind} decided`, async () => {
      const task = await opened(caseId, kind);
      const answer = await (await api.as(task.assignee ?? OBSERVER)).complete(task.id, body);
      if (answer.status === 403 && answer.body['code'] === NOT_THEIRS) return undefined;
      succeeded(answer);
      return task;
    });
  return { opened, complete };
};
