import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channels } from '#channels/names.ts';
import type { Case } from '#domain/case/case.ts';
import { combine } from '#domain/case/change.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import { caseMessage } from '#domain/messages/case-message.ts';
import {
  type CoOfficialTemplateId,
  coOfficialTemplateIds,
  type TemplateId,
  templateIds,
} from '#domain/policy/schema/templates.ts';
import { type LetterLanguage, letterLanguages } from '#domain/vocabulary.ts';
import { relay } from '#functions/relay/relay.ts';
import { CASE_ID, caseFixture, knownAs, MONDAY, policy } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { relayDepsOf, services } from './services.ts';

const RUN = 12;

/** Values of templates that a person of ours writes, or that are made of what the customer asked. */
const WRITTEN = ['message', 'missing', 'answer', 'agreement', 'options', 'causes', 'restoration', 'term', 'bodies'];

type Sending = {
  template: TemplateId;
  language: LetterLanguage;
  head?: Partial<Case>;
  complainant: Complainant;
  text: string;
};

const placesOf = ({ template, language }: Pick<Sending, 'template' | 'language'>): string[] => {
  const own =
    language === 'es' || language === 'en'
      ? policy.messages[language][template]
      : policy.otherLanguages[language]?.templates?.[template as CoOfficialTemplateId];
  const { subject = '', body = '', short = '' } = own ?? policy.messages.es[template];
  return [...`${subject}${body}${short}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
};

/** A message of a template to the customer, whose written parts repeat all that the customer wrote. */
const sent = async ({ template, language, head, complainant, text }: Sending) => {
  const fixture = caseFixture();
  const outside = services();
  const languages = { replyLanguage: language === 'en' ? 'en' : 'es', letterLanguage: language } as const;
  await fixture.openCase({ text, complainant, head: { ...knownAs('m', false), ...languages, ...head } });
  const values = Object.fromEntries(
    placesOf({ template, language })
      .filter((place) => !['name', 'reference', 'company', 'phone', 'part'].includes(place))
      .map((place) => [place, WRITTEN.includes(place) ? `${complainant.name}, nos dijo: ${text}` : `<${place}>`]),
  );
  await fixture.cases.change(CASE_ID, MONDAY, (file) =>
    combine(
      { events: [anEvent('offered')] },
      caseMessage(file, { policy, channels }, { messageId: 'm', at: MONDAY, template, values }),
    ),
  );
  await relay(
    (await fixture.outbox()).map((item) => ({ what: 'effect', caseId: CASE_ID, item })),
    relayDepsOf(fixture, outside),
  );
  const message = (await fixture.file()).messages.find(({ messageId }) => messageId === 'm');
  return { outside, message, texts: (await fixture.file()).texts };
};

const customerTemplates = templateIds.filter((id) => !id.startsWith('staff-') && id !== 'public-line');
const each = letterLanguages.flatMap((language) =>
  customerTemplates
    .filter(
      (template) =>
        language === 'es' || language === 'en' || coOfficialTemplateIds.includes(template as CoOfficialTemplateId),
    )
    .map((template) => ({ language, template })),
);

const runsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - RUN + 1) }, (_, at) => text.slice(at, at + RUN));

const email = 'ana@example.com';
const NAME = 'Zoraida Quintanilla';

describe('a message to an address that nobody has proved', () => {
  it.each(each)('$language $template holds no words and no name of whoever filed', async ({ language, template }) => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme-ascii', minLength: RUN, maxLength: 60 }), async (word) => {
        const text = `${word} qzxjvkwpyyyy ${word}`;
        const { outside } = await sent({ language, template, complainant: { name: NAME, email }, text });
        const mails = outside.mails.filter(({ to }) => to === email);
        expect(mails).toHaveLength(1);
        expect(outside.pages).not.toContain(undefined);
        const all = [
          ...mails.map(({ subject, body, replyTo }) => `${subject}\n${body}\n${replyTo}`),
          ...outside.pages,
        ].join('\n');
        for (const run of runsOf(text).filter((one) => /\S{6}/.test(one))) expect(all).not.toContain(run);
        expect(all).not.toContain(NAME);
        expect(all).not.toContain('Zoraida');
      }),
      { numRuns: 3 },
    );
  });

  it.each(each)('$language $template says both to an address that is proved', async ({ language, template }) => {
    const text = 'La caldera pierde agua por la junta azul.';
    const { outside, message } = await sent({
      language,
      template,
      head: knownAs('m'),
      complainant: { name: NAME, email },
      text,
    });
    const [mail] = outside.mails;
    if (placesOf({ template, language }).includes('name')) expect(`${mail?.body}`).toContain(NAME);
    if (placesOf({ template, language }).some((place) => WRITTEN.includes(place)))
      expect(`${mail?.body}`).toContain(text);
    expect(message?.noticeOnly).toBeUndefined();
  });

  it('The whole letter stands on the page, and the case says that only a notice was sent', async () => {
    const text = 'La caldera pierde agua por la junta azul.';
    const { outside, message, texts } = await sent({
      language: 'es',
      template: 'final-answer',
      complainant: { name: NAME, email },
      text,
    });
    expect(message).toMatchObject({ status: 'sent', channel: 'email', noticeOnly: true });
    expect(texts.get('m')).toContain(text);
    expect(outside.mails[0]?.subject).toBe('Hay novedades en su reclamación (AM-7K3Q9F2D)');
    expect(outside.mails[0]?.body).toContain(`https://api.lumbre.example/t/${CASE_ID}`);
  });

  it.each([
    ['across lines', 'La  caldera\npierde\tagua por la junta'],
    ['without accents and in capitals', 'LA CALDERA PIERDE AGUA POR LA JUNTA'],
  ])('Words of the customer are known %s', async (_, written) => {
    const fixture = caseFixture();
    const outside = services();
    await fixture.openCase({ text: 'La caldera pierde agua por la junta azúl.', head: knownAs('m', false) });
    await fixture.cases.change(CASE_ID, MONDAY, (file) =>
      combine(
        { events: [anEvent('offered')] },
        caseMessage(
          file,
          { policy, channels },
          {
            messageId: 'm',
            at: MONDAY,
            template: 'customer-message',
            values: { message: written, trackingUrl: 'x', owner: 'Lucía' },
          },
        ),
      ),
    );
    await relay(
      (await fixture.outbox()).map((item) => ({ what: 'effect', caseId: CASE_ID, item })),
      relayDepsOf(fixture, outside),
    );
    expect(outside.mails[0]?.body).not.toMatch(/caldera/i);
  });

  it('What a person of ours writes in their own words goes whole, also where the customer quoted a letter of ours', async () => {
    const text = 'Ustedes dicen: «Puede ver cómo va y añadir lo que quiera en cualquier momento aquí».';
    const { outside } = await sent({ language: 'es', template: 'survey', complainant: { email }, text });
    expect(outside.mails[0]?.subject).not.toContain('novedades');
  });
});
