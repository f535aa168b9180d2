import { describe, expect, it } from 'vitest';
import { channels } from '#channels/names.ts';
import { combine } from '#domain/case/change.ts';
import { examinationDue } from '#domain/tasks/examination-due.ts';
import { asBorneOut, classifierReasons, isDangerReason } from '#domain/understand/classifier-reasons.ts';
import { mayBeInDanger, possibleDanger } from '#domain/understand/possible-danger.ts';
import { hasPriority, raised, severityOf, signalReason } from '#domain/understand/severity.ts';
import { requestOf } from '#domain/urgent/call-notice.ts';
import { dangersIn, urgentSignalsIn } from '#domain/urgent/danger.ts';
import { dangerInWords } from '#domain/urgent/danger-in-words.ts';
import { CASE_ID, caseFixture, MONDAY } from '#test/support/case-fixture.ts';

const { policy, clock } = caseFixture();

/** The policy with a classifier that reads every text as so alarming. */
const alarmedBy = (bias: number) => ({
  ...policy,
  classifier: {
    ...policy.classifier,
    outputs: ['danger', 'level:3', 'danger:fire'].map((name) => ({ name, bias, step: 0 })),
    features: '',
    weights: '',
  },
});
const TEXT =
  'La freidora que les compré en octubre echó a arder en la cocina, dicho sea por si les interesa, y quiero otra.';
const weighed = { text: TEXT, language: 'es', earlierCases: 0 };

it('What may be a danger stands first among the reasons when it is said later, as when it is said at once', () => {
  const before = severityOf(policy, { text: 'Me han cobrado 900 euros de más.', language: 'es', earlierCases: 2 });
  expect(before.reasons.length).toBeGreaterThan(1);
  const { reasons } = raised(policy, before, [signalReason(possibleDanger('fire'))]);
  expect(reasons.map(({ code }) => code)).toEqual([
    possibleDanger('fire').id,
    ...before.reasons.map(({ code }) => code),
  ]);
});

describe('What may be a danger', () => {
  const doubtful = alarmedBy(-0.6);
  const severity = severityOf(doubtful, weighed);

  it('calls nobody, and is never trifling', () => {
    expect(dangersIn(doubtful, TEXT)).toEqual([]);
    expect(severity.level).toBe(2);
    expect(severity.reasons.some((reason) => isDangerReason(policy, reason))).toBe(false);
  });

  it('stands first among the reasons, by its kind and without the words of the customer', () => {
    expect(severity.reasons[0]).toEqual({ ...signalReason(possibleDanger('fire')), points: 0 });
    expect(JSON.stringify(severity.reasons[0])).not.toContain('arder');
  });

  it('goes first and is examined soon', () => {
    const head = { answerBy: '2027-03-01T10:00:00.000Z', severity };
    expect(hasPriority(policy, head)).toBe(true);
    expect(examinationDue(head, MONDAY, { policy, clock })).toBe(
      clock.after(MONDAY, policy.emergency.possible.examineWithin),
    );
    expect(requestOf({ kind: 'examine' }, head).es).toMatch(/puede haber peligro/);
    expect(requestOf({ kind: 'release' }, head)).toEqual(requestOf({ kind: 'release' }));
  });

  it('goes first as well where it is said later, once', () => {
    expect(urgentSignalsIn(doubtful, TEXT).map(({ id }) => id)).toEqual(['possible-danger-fire']);
  });

  it('makes an examination that is open go first, due as soon from then on, and whoever has it is notified, once', async () => {
    const fixture = caseFixture();
    await fixture.openCase();
    const task = await fixture.openTask('examine', { assignee: 'lucia' });
    const deps = { policy: doubtful, clock, deskUrl: 'https://desk.example', channels };
    const at = clock.after(MONDAY, 'PT1H');
    const came = { type: 'message-received', actor: { kind: 'customer' } } as const;
    const says = (messageId: string) =>
      fixture.cases.change(CASE_ID, at, (file) =>
        combine(
          { events: [{ ...came, data: { channel: 'email', messageId, reason: 'reference' } }] },
          dangerInWords({ file, at, deps }, { text: TEXT, messageId }),
        ),
      );
    await says('m1');
    const dueAt = clock.after(at, policy.emergency.possible.examineWithin);
    expect(dueAt < task.dueAt).toBe(true);
    expect(await fixture.task(task.taskId)).toMatchObject({ dueAt, priority: true, status: 'open' });
    const timers = (await fixture.outbox()).filter(({ effect }) => effect === 'set-timer');
    expect(timers.at(-1)).toMatchObject({ timerEvent: { timer: 'task', taskId: task.taskId } });
    const notices = async () => (await fixture.file()).messages.filter(({ messageId }) => /^sooner-/.test(messageId));
    expect(await notices()).toMatchObject([{ to: 'lucia', template: 'staff-reminder' }]);
    const { texts } = await fixture.file();
    expect(texts.get((await notices())[0]?.textId ?? '')).toMatch(/puede haber peligro/);
    await says('m2');
    expect(await notices()).toHaveLength(1);
    expect((await fixture.task(task.taskId))?.dueAt).toBe(dueAt);
  });

  it('is a danger where the text bears it out, and none where it reads as harmless', () => {
    expect(dangersIn(alarmedBy(0), TEXT).map(({ danger }) => danger)).toEqual(['fire']);
    expect(mayBeInDanger({ severity: severityOf(alarmedBy(-2), weighed) })).toBe(false);
    expect(dangersIn(alarmedBy(-2), TEXT)).toEqual([]);
  });

  it('is said by the classifier where no rule has words for it', () => {
    const reasons = classifierReasons(
      doubtful,
      'Algo raro pasa con esto desde hace unos días y no sé yo qué pensar de ello.',
      {
        said: [],
        points: 1,
      },
    );
    expect(reasons.map(({ code, points }) => ({ code, points }))).toEqual([
      { code: 'possible-danger-fire', points: 1 },
    ]);
  });

  it('leaves what is literal, and what speaks of no danger, as it was', () => {
    const signals = policy.severity.signals.filter(({ id }) => ['gas', 'vulnerable', 'fire'].includes(id));
    expect(asBorneOut(alarmedBy(-2), TEXT, signals).map(({ id }) => id)).toEqual(['gas', 'vulnerable']);
  });
});
