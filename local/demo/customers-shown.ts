import { CUSTOMERS } from '#domain/worth/customer-service.ts';
import type { LocalRun } from '../local-run.ts';

type Asked = { by: Record<string, string>; isKnown: boolean };

/** Tells for which customers the service of the company was asked what they are worth, and how often; nothing hangs on it. */
export const customersShown = async (run: LocalRun): Promise<void> => {
  const asked = (await (await fetch(`${run.integrations[CUSTOMERS]?.standIn}/asked`)).json()) as Asked[];
  const times = new Map<string, number>();
  for (const { by, isKnown } of asked) {
    const line = `${by['email'] ?? by['phone'] ?? by['id']}: ${isKnown ? 'known' : 'not known'}`;
    times.set(line, (times.get(line) ?? 0) + 1);
  }
  const lines = [...times].map(([line, count]) => `  ${line}, asked ${count === 1 ? 'once' : `${count} times`}`);
  console.log(
    `\nThe customer service (who decides what is offered sees what it says):\n${lines.join('\n') || '  nothing'}`,
  );
};
