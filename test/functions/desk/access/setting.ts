import type { Actor } from '#domain/case/actor.ts';
import type { Case } from '#domain/case/case.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { Task } from '#domain/case/task.ts';
import type { TaskKind } from '#domain/tasks/kinds.ts';
import { teamEndpoints } from '#functions/desk/team-endpoints.ts';
import type { Endpoint } from '#platform/http/endpoint.ts';
import { caller } from '#test/support/call.ts';
import { CASE_ID, caseFixture } from '#test/support/case-fixture.ts';
import { deskDeps } from '#test/support/desk.ts';
import { fonts } from '#test/support/fonts.ts';

const LUCIA: Actor = { kind: 'person', id: 'lucia' };

/** A case that Lucía owns, in which Iker is asked something and which is about Nora; nothing else has happened. */
export const aSetting = async () => {
  const fixture = caseFixture();
  const deps = {
    ...deskDeps(fixture),
    inbox: { read: async () => ({ unreadable: 'gone' as const }) },
    evidence: {
      keep: async () => undefined,
      link: async () => ({ unreadable: 'gone' as const }),
      read: async () => ({ unreadable: 'gone' as const }),
    },
    packLink: async () => 'https://files.example/pack.zip',
    fonts: () => fonts,
    sign: async () => '',
    mailDomain: 'lumbre.example',
  };
  const endpoints = [...teamEndpoints] as Endpoint<typeof deps>[];
  const call = caller(endpoints, deps);
  await fixture.openCase({ head: { concerned: { nora: 'marked' } } });
  await fixture.openTask('consult', { parts: [1], assignee: 'iker', domain: 'technical' });
  const happens = (set: Partial<Case>, ...events: NewEvent[]) =>
    fixture.cases.change(CASE_ID, fixture.clock.now(), () => ({
      set,
      events: events.length > 0 ? events : [{ type: 'note-added', actor: LUCIA, data: { messageId: 'n' } }],
    }));
  const opens = async (kind: TaskKind, plan: Partial<Task> = {}): Promise<string> =>
    (await fixture.openTask(kind, { assignee: 'lucia', parts: [7], ...plan } as never)).taskId;
  const seq = async () => (await fixture.file()).head.seq;
  return { ...fixture, deps, call, happens, opens, seq };
};
export type Setting = Awaited<ReturnType<typeof aSetting>>;
