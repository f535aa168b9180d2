import { describe, expect, test } from 'vitest';
import { newComplaint } from '#tools/drill/complaint.ts';
import { type DeadLetterPorts, drillRedrive } from '#tools/drill/redrive.ts';
import { aBench, aDeployment } from './a-bench.ts';

const complaint = newComplaint('atencion@lumbre.example', 0);

/** Dead letters that come and go as they should. */
const letters = (over: Partial<DeadLetterPorts> = {}, already = 0): DeadLetterPorts & { count: number } => {
  const state = { count: already, read: false };
  return {
    get count() {
      return state.count;
    },
    waiting: async () => state.count,
    put: async () => {
      state.count += 1;
    },
    redrive: async () => {
      state.count = 0;
      state.read = true;
    },
    wasRead: async () => state.read,
    ...over,
  };
};

describe('the drill of redriving', () => {
  test('What stopped goes on where it stood, a dead letter is read once, and the complaint is erased', async () => {
    const { state, ports } = aDeployment();
    const bench = aBench();
    await drillRedrive(bench, complaint, { ...ports, letters: letters() });
    expect(state.done).toEqual(['stop', 'look', 'set-aside', 'erase', 'destroy', 'stop']);
    expect(bench.all()).toMatch(/began it again[\s\S]*where it had stopped[\s\S]*handed back and read[\s\S]*is erased/);
  });

  test('Real dead letters are not the drill’s to hand back: nothing is filed', async () => {
    const { state, ports } = aDeployment();
    const ours = letters({}, 3);
    await expect(drillRedrive(aBench(), complaint, { ...ports, letters: ours })).rejects.toThrow(
      /3 real dead letters wait/,
    );
    expect([state.filed, ours.count]).toEqual([0, 3]);
  });

  test('An execution that is not begun again fails the drill, and its complaint is erased', async () => {
    const { state, ports } = aDeployment({ lookNow: async () => {} });
    await expect(drillRedrive(aBench(), complaint, { ...ports, letters: letters() })).rejects.toThrow(
      /Not seen within \d+ s: The watch began it again/,
    );
    expect(state.done).toContain('destroy');
  });

  test('An execution that is begun again and gets nowhere fails the drill', async () => {
    const deployment = aDeployment();
    const { lookNow } = deployment.ports;
    deployment.ports.lookNow = async (caseId) => {
      await lookNow(caseId);
      if (deployment.state.one) delete deployment.state.one.asked;
    };
    await expect(drillRedrive(aBench(), complaint, { ...deployment.ports, letters: letters() })).rejects.toThrow(
      /It came to where it had stopped/,
    );
  });

  test('A dead letter that becomes a second case fails the drill', async () => {
    const deployment = aDeployment();
    const { cases } = deployment.ports;
    const doubled = letters();
    deployment.ports.cases = async (email) => {
      const found = await cases(email);
      return (await doubled.wasRead({ key: '', at: '' })) ? [...found, ...found] : found;
    };
    await expect(drillRedrive(aBench(), complaint, { ...deployment.ports, letters: doubled })).rejects.toThrow(
      /announced twice became 2 cases/,
    );
  });

  test('A mail that becomes no case is named, so that it can be erased later', async () => {
    const { ports } = aDeployment({ cases: async () => [] });
    const bench = aBench();
    await expect(drillRedrive(bench, complaint, { ...ports, letters: letters() })).rejects.toThrow(
      /the complaint of the drill waits/,
    );
    expect(bench.all()).toContain(`person -- erase --email ${complaint.email}`);
  });
});
