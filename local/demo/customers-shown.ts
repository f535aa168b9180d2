import { formatMoney } from '#domain/money.ts';
import { CUSTOMERS } from '#domain/worth/customer-service.ts';
import type { ApiClient, CaseView } from '#tools/api-client.ts';
import type { LocalRun } from '../local-run.ts';

type OpenTask = Pick<CaseView['tasks'][number], 'id' | 'kind' | 'status'>;
type Asked = { by: Record<string, string>; isKnown: boolean };

/** Tasks whose room says what the customer is worth, while something is decided that costs. */
const DECIDES = ['approve', 'release'];

/** Reads, as a supervisor does at the desk, what whoever decides what is offered is told of customers who are known; nothing hangs on it. */
export const worthReader = (api: Pick<ApiClient, 'as'>) => {
  const lines = new Map<string, string>();
  const asked = new Set<string>();
  return {
    look: async ({ reference, tasks }: Pick<CaseView, 'reference'> & { tasks: readonly OpenTask[] }): Promise<void> => {
      const task = tasks.find(({ kind, status }) => status === 'open' && DECIDES.includes(kind));
      if (!task || asked.has(task.id)) return;
      asked.add(task.id);
      const { status, body } = await (await api.as('sofia')).room(task.id);
      const { worth } = body;
      if (status !== 200 || !worth?.known || !worth.value) return;
      const times = worth.timesCost === undefined ? '' : `, ${worth.timesCost} times what is offered`;
      lines.set(reference, `  ${reference}: ${formatMoney(worth.value, 'en')}, since ${worth.since}${times}`);
    },
    read: (): string[] => [...lines.values()],
  };
};

/** Tells for which customers the service of the company was asked what they are worth, how often, and what was read of it. */
export const customersShown = async (run: LocalRun, read: readonly string[]): Promise<void> => {
  const asked = (await (await fetch(`${run.integrations[CUSTOMERS]?.standIn}/asked`)).json()) as Asked[];
  const times = new Map<string, number>();
  for (const { by, isKnown } of asked) {
    const line = `${by['email'] ?? by['phone'] ?? by['id']}: ${isKnown ? 'known' : 'not known'}`;
    times.set(line, (times.get(line) ?? 0) + 1);
  }
  const lines = [...times].map(([line, count]) => `  ${line}, asked ${count === 1 ? 'once' : `${count} times`}`);
  console.log(
    `\nThe customer service was asked for\n${lines.join('\n') || '  nobody'}\nand who decided what is offered read\n${read.join('\n') || '  nothing'}`,
  );
};
