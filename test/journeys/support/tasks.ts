import { type ApiClient, type CaseView, succeeded } from '#tools/api-client.ts';
import { eventually } from './eventually.ts';

export type CaseTask = CaseView['tasks'][number];

/** Reads every case. */
const OBSERVER = 'andres';

/** The work on cases, as somebody who sees every case waits for it and its assignee does it. */
export const tasksOf = (api: ApiClient) => {
  /** The open task of a kind, once there is one. */
  const opened = async (caseId: string, kind: string): Promise<CaseTask> => {
    const desk = await api.as(OBSERVER);
    return eventually(`an open ${kind}`, async () =>
      succeeded(await desk.case(caseId)).tasks.find((task) => task.kind === kind && task.status === 'open'),
    );
  };
  /** Has whoever has the task of a kind decide it, once it is open. @throws Error where nobody has it */
  const complete = async (caseId: string, kind: string, body: object) => {
    const { id, assignee = '' } = await opened(caseId, kind);
    return succeeded(await (await api.as(assignee)).complete(id, body));
  };
  return { opened, complete };
};
