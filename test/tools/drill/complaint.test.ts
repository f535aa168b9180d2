import { describe, expect, test } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { watchedOf } from '#cases/store/watched.ts';
import { receiveMail } from '#functions/inbound/receive-mail.ts';
import type { RetentionDeps } from '#functions/retention/deps.ts';
import { fileStore, leaks } from '#test/functions/retention/retention-fixture.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';
import { newComplaint } from '#tools/drill/complaint.ts';
import { complaintPorts } from '#tools/drill/complaint-ports.ts';

/** A deployment in memory, and the complaint of a drill that comes in there. */
const deployed = async () => {
  const amends = inMemoryAmends();
  const store = fileStore();
  const deps: RetentionDeps = { ...amends.deps, files: store.files };
  const stopped: string[] = [];
  const outside = {
    lay: async (key: string, mail: string) => {
      amends.received.set(key, Buffer.from(mail));
      await receiveMail({ key, receivedAt: amends.now() }, amends.deps);
      await amends.settle();
    },
    executions: {
      status: async () => 'RUNNING',
      start: async () => {},
      stop: async (_: string, name: string) => void stopped.push(name),
    },
  };
  const complaint = newComplaint(`${amends.policy.company.mailbox}@lumbre.example`, Date.parse(amends.now()));
  const ports = complaintPorts({ outside, deps, by: 'sofia' });
  const filed = await ports.file(complaint.mail);
  const [found] = await ports.cases(complaint.email);
  if (!found) throw new Error('The mail became no case');
  return { amends, store, stopped, complaint, ports, filed, found };
};

describe('the complaint of a drill', () => {
  test('It becomes one case whose execution waits for somebody of the team', async () => {
    const { found, ports, complaint, stopped } = await deployed();
    expect(found).toMatchObject({
      setAside: false,
      resumed: 0,
      execution: { name: found.caseId, status: 'RUNNING' },
      asked: expect.stringContaining(`${found.caseId}.examine`),
    });
    expect(await ports.cases(complaint.email)).toHaveLength(1);
    await ports.stop(found.caseId);
    expect(stopped).toEqual([found.caseId]);
  });

  test('It is looked at by the next run of the watch', async () => {
    const { amends, found, ports } = await deployed();
    await ports.lookNow(found.caseId);
    expect(await watchedOf(amends.memory, found.caseId)).toMatchObject([{ gsi2sk: amends.now() }]);
  });

  test('It is set aside in somebody’s name, erased and destroyed, and its words are nowhere', async () => {
    const { amends, store, complaint, ports, filed, found } = await deployed();
    expect(leaks(amends.memory.all(), complaint.words)).not.toEqual([]);
    expect(await ports.setAside(found.caseId)).toBe(true);
    // Once more: whoever was interrupted begins again.
    expect(await ports.setAside(found.caseId)).toBe(true);
    expect(await ports.erase(complaint.email)).toEqual([`${found.reference}  blocked  GDPR 17.3.b`]);
    await ports.destroy(found.caseId);
    await amends.settle();
    expect(JSON.stringify(amends.memory.all())).not.toMatch(new RegExp(complaint.words.join('|')));
    expect(await amends.memory.query(keys.partition(found.caseId), 'WORD')).toEqual([]);
    expect(store.state.get(`inbound/${filed.key}`)).toBe('removed');
    expect(await ports.cases(complaint.email)).toEqual([]);
    const history = await amends.memory.query(keys.partition(found.caseId), 'EVENT#');
    expect(history).toContainEqual(
      expect.objectContaining({ type: 'kind-changed', actor: { kind: 'person', id: 'sofia' } }),
    );
  });
});
