import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { receiveWords } from '#cases/inbound-message/receive-words.ts';
import { eventsOf } from '#domain/case/events.ts';
import { instantAfter } from '#domain/time.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { policy } from '#test/support/policy.ts';

const WISH = 'Quiero hablar con una supervisora: con la persona de antes no me entiendo. Y ahora huele a gas.';

const aStory = async (complaint: Record<string, unknown> = {}) => {
  const amends = inMemoryAmends();
  const story = await cast(amends, {
    text: 'El paquete llegó una semana tarde y nadie me avisó.',
    customer: { name: 'Rosa Pineda', email: 'rosa.pineda@correo.example' },
    ...complaint,
  });
  return { amends, story };
};
type Started = Awaited<ReturnType<typeof aStory>>;

const closed = async ({ story }: Started): Promise<void> => {
  await story.examines({ cause: 'third-party' });
  await story.answers({ decision: 'accept', option: 'a' });
  await story.keepsPromises();
};

/** All the ways words of a customer come in at the public endpoints; platforms and mails are tried in test/functions/inbound. */
const ways: {
  way: string;
  complaint?: Record<string, unknown>;
  says: (started: Started) => Promise<{ status: number }>;
}[] = [
  {
    way: 'the field of the form that says what is asked for',
    complaint: { desiredRemedy: WISH },
    says: async () => ({ status: 200 }),
  },
  {
    way: 'a message on the page',
    says: ({ amends, story }) => amends.call('POST', `${story.path}/messages`, { body: { text: WISH } }),
  },
  {
    way: 'the words of an acceptance',
    says: async ({ story }) => {
      await story.examines({ cause: 'third-party' });
      return story.answers({ decision: 'accept', option: 'a', message: WISH });
    },
  },
  {
    way: 'the words of a counter',
    says: async ({ story }) => {
      await story.examines({ cause: 'third-party' });
      return story.answers({ decision: 'counter', message: WISH });
    },
  },
  {
    way: 'the words of a decline',
    says: async ({ story }) => {
      await story.examines({ cause: 'third-party' });
      return story.answers({ decision: 'decline', message: WISH });
    },
  },
  {
    way: 'the words with a call for somebody with more say',
    says: ({ amends, story }) => amends.call('POST', `${story.path}/escalate`, { body: { message: WISH } }),
  },
  {
    way: 'the comment of a survey, after the end',
    says: async (started) => {
      await closed(started);
      return started.amends.call('POST', `${started.story.path}/survey`, { body: { score: 5, comment: WISH } });
    },
  },
  {
    way: 'what the customer told somebody of ours, which completes the complaint',
    says: async ({ amends, story }) => {
      const user = staff(String((await story.head()).owner));
      await amends.call('POST', `/desk/cases/${story.caseId}/completion`, { user, body: { missing: 'El número.' } });
      const [task] = await story.open('completion');
      return amends.call('POST', `/desk/tasks/${task?.taskId}/complete`, {
        user: staff('sofia'),
        body: { note: WISH, reason: 'Quien lleva el caso no está hoy.' },
      });
    },
  },
];

describe('receiveWords', () => {
  it.each(ways)('A request for a supervisor is heard in $way', async ({ complaint = {}, says }) => {
    const started = await aStory(complaint);
    const { status } = await says(started);
    expect(status).toBe(200);
    const { story } = started;
    expect(eventsOf((await story.file()).events, 'person-asked')).toMatchObject([{ data: { supervisor: true } }]);
    expect(await story.open('contact')).toMatchObject([{ assignee: 'sofia' }]);
  });

  it.each(ways)(
    'A danger is heard in $way: it is more serious, and somebody calls',
    async ({ complaint = {}, says }) => {
      const started = await aStory(complaint);
      await says(started);
      const { story } = started;
      const { severity } = await story.head();
      expect(severity?.level).toBe(4);
      expect(severity?.reasons.map(({ code }) => code)).toContain('gas');
      expect(await story.open('call')).toHaveLength(1);
    },
  );

  it.each(ways.filter(({ complaint }) => complaint === undefined))(
    'The owner is notified of words that come as $way',
    async ({ says }) => {
      const started = await aStory();
      await says(started);
      const { head, messages } = await started.story.file();
      const notices = messages.filter(({ audience, to }) => audience === 'staff' && to === head.owner);
      expect(notices.map(({ template }) => template)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^staff-(message|completed|task)$/)]),
      );
    },
  );

  it('A supervisor is notified of words where nobody could be found to examine the case, and nobody before that was tried', async () => {
    const { amends, story } = await aStory();
    const { head: owned, tasks, ...rest } = await story.file();
    const { owner: _, ...head } = owned;
    const unplaced = tasks.map(({ assignee: __, ...task }) => task);
    const noticesTo = (open: typeof tasks) => {
      const context = { file: { ...rest, head, tasks: open }, at: amends.now(), deps: amends.deps };
      const words = { messageId: 'words', text: 'Sigue igual, y nadie me contesta.', channel: 'email' };
      return (receiveWords(context, words).items ?? []).flatMap((item) =>
        item.kind === 'message' && item.message.template === 'staff-message' ? [item.message.to] : [],
      );
    };
    expect(noticesTo(unplaced)).toEqual([policy.people.find(({ roles }) => roles.includes('supervisor'))?.id]);
    const examined = unplaced.map((task) => ({ ...task, status: 'decided' as const }));
    expect(noticesTo(examined)).toEqual(noticesTo(unplaced));
    expect(noticesTo([])).toEqual([]);
  });

  describe('while somebody is about to call because of a danger', () => {
    const calling = async (text: string, later = 0) => {
      const { amends, story } = await aStory({ text: 'Huele a gas en la cocina y estoy sola con mi hijo.' });
      const [call] = await story.open('call');
      const { owner } = await story.head();
      expect(call?.assignee).not.toBe(owner);
      const before = new Set((await story.file()).messages.map(({ messageId }) => messageId));
      amends.moveTo(instantAfter(amends.now(), later));
      await amends.call('POST', `${story.path}/messages`, { body: { text } });
      const written = (await story.file()).messages.filter(({ messageId }) => !before.has(messageId));
      const notices = written.flatMap(({ template, to }) =>
        template?.startsWith('staff-') ? `${template} ${to}` : [],
      );
      return { amends, story, call, owner, notices, templates: written.map(({ template }) => template) };
    };

    it('Whoever calls hears what else the customer writes, and so does the owner', async () => {
      const { call, owner, notices } = await calling(
        'El móvil que les di no tiene batería: el bueno es el 699 112 233.',
      );
      expect(notices.sort()).toEqual([`staff-call ${call?.assignee}`, `staff-message ${owner}`]);
    });

    it('Who asks to be called is called by the same one, and told no later date than before', async () => {
      const { story, call, templates } = await calling('Llámenme al 699 112 233, por favor.');
      expect(await story.open('contact')).toMatchObject([{ assignee: call?.assignee, dueAt: call?.dueAt }]);
      expect(templates).toContain('person-will-call');
    });

    it('Who asks once the call is late is promised no date that has passed', async () => {
      const { amends, story, call } = await calling('Llámenme al 699 112 233, por favor.', 3 * 60 * 60 * 1000);
      expect((call?.dueAt ?? '') < amends.now()).toBe(true);
      const [contact] = await story.open('contact');
      expect((contact?.dueAt ?? '') > amends.now()).toBe(true);
    });

    it('Who asks for a supervisor gets one', async () => {
      const { story, call } = await calling('Quiero hablar con una supervisora.');
      expect(call?.assignee).not.toBe('sofia');
      expect(await story.open('contact')).toMatchObject([{ assignee: 'sofia' }]);
    });
  });

  it('Nothing but the two places that receive words keeps a message of a customer', () => {
    const keeps = globSync('{functions,cases,domain}/**/*.ts')
      .filter((path) => /\b(?:saidOnPage|messageOnPage)\(|direction: 'in'/.test(readFileSync(path, 'utf8')))
      .sort();
    expect(keeps).toEqual([
      // Hands it to `applyInboundMessage`, as mails and messages are.
      'cases/inbound-message/apply-page-message.ts',
      // What was said in a system of before comes in with the case that it opens: it is heard, and answered by nothing.
      'cases/inbound-message/bring-in.ts',
      'cases/inbound-message/open-case.ts',
      'cases/inbound-message/receive-words.ts',
      // Makes the record, for `applyPageMessage` and `receiveWordsOnPage`.
      'domain/messages/compose.ts',
    ]);
    const receives = globSync('{functions,cases}/**/*.ts')
      .filter((path) => /\b(?:apply(?:Inbound|Page)Message|receiveWords(?:OnPage)?)\(/.test(readFileSync(path, 'utf8')))
      .sort();
    expect(receives).toEqual(
      expect.arrayContaining([
        'cases/inbound-message/handle-message.ts',
        'cases/inbound-message/handle-mail.ts',
        'functions/track/add-message.ts',
        'functions/track/earlier/dispute-earlier.ts',
        'functions/track/meeting/answer-meeting.ts',
      ]),
    );
  });
});
