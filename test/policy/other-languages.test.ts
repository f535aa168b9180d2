import { describe, expect, it } from 'vitest';
import { compose } from '#domain/messages/compose.ts';
import { type CoOfficialTemplateId, coOfficialTemplateIds } from '#domain/policy/schema/templates.ts';
import { readingWords } from '#domain/receipt/receipt-words.ts';
import { checkTone } from '#domain/tone/check-tone.ts';
import { sureLanguage } from '#domain/understand/language.ts';
import { coOfficialLanguages, letterLanguages, noticeLanguages } from '#domain/vocabulary.ts';
import { policy } from '#test/support/case-fixture.ts';

const each = coOfficialLanguages.flatMap((language) =>
  coOfficialTemplateIds.map((template) => ({ language, template })),
);

const templateOf = (language: (typeof coOfficialLanguages)[number], template: CoOfficialTemplateId) =>
  policy.otherLanguages[language]?.templates?.[template] ?? expect.fail(`${language} lacks ${template}`);

const placesOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name)))];

/** What is not about a case has no reference: words in public, and word to whoever has not complained. */
const hasReference = (template: CoOfficialTemplateId) => !['public-line', 'affected-customer'].includes(template);

/** The values of a template, each in angle brackets, as its Spanish twin asks for them. */
const filled = (template: CoOfficialTemplateId, over = {}) => {
  const { subject, body, short = '' } = policy.messages.es[template];
  const names = placesOf(`${subject}${body}${short}`);
  return { ...Object.fromEntries(names.map((name) => [name, `<${name}>`])), part: '', ...over };
};

describe('policy/messages in other languages', () => {
  it.each(each)(
    '$language $template has the places of its Spanish twin, and reads as a letter',
    ({ language, template }) => {
      const { subject, body, short } = compose(policy, { template, language, values: filled(template) });
      expect(`${subject} ${body} ${short}`).not.toMatch(/[{}]| {2}|\n{3}/);
      if (hasReference(template)) expect(subject).toContain('<reference>');
      expect(subject.length).toBeLessThan(80);
      expect(Boolean(short)).toBe(Boolean(policy.messages.es[template].short));
    },
  );

  it.each(each)('$language $template is in its language and in no other', ({ language, template }) => {
    const { subject, body } = templateOf(language, template);
    expect(sureLanguage(`${subject}\n${body.replace(/\{\w+\}/g, ' ')}`)).toBe(language);
  });

  it.each(each)('$language $template has the right tone', ({ language, template }) => {
    const { subject, body, short = '' } = templateOf(language, template);
    const filled = [subject, body, short].join('\n').replaceAll(/\{[\w-]+\}/g, 'algo');
    expect(checkTone(filled, 'es', { rules: policy.tone })).toEqual([]);
  });

  it.each(each.filter(({ template }) => template !== 'public-line'))(
    '$language $template greets with and without a name',
    ({ language, template }) => {
      const first = (name: string) =>
        compose(policy, { template, language, values: filled(template, { name }) }).body.split('\n')[0];
      const greeting = { ca: 'Hola', gl: 'Ola', eu: 'Kaixo' }[language];
      expect(first(' Ana')).toBe(`${greeting}, Ana:`);
      expect(first('')).toBe(`${greeting}:`);
    },
  );

  it.each(each.filter(({ template }) => hasReference(template)))(
    '$language $template has a text for a phone, with the link to the whole of it',
    ({ language, template }) => {
      const link = `https://x.example/t/${'x'.repeat(43)}`;
      const values = filled(template, { name: ' Ana', reference: 'AM-7K3Q9F2D', trackingUrl: link, owner: 'Lucía F.' });
      const { short = '' } = compose(policy, { template, language, values });
      expect(short).toContain('AM-7K3Q9F2D');
      expect(short.length).toBeLessThan(330);
      expect(short).toMatch(/\/t\/x{43}\. [<\p{Lu}]/u);
    },
  );

  it.each(letterLanguages)(
    'Letters and receipts in %s say which automated reading takes place, and who decides',
    (language) => {
      const words = readingWords(language, 'model');
      expect(words).toContain('Amazon Comprehend');
      expect(words).toMatch(/modelo entrenado|model trained|model entrenat|modelo adestrado|entrenatutako eredu/);
      expect(words).toMatch(
        /siempre una persona|always made by a person|sempre una persona|sempre unha persoa|beti pertsona batek/,
      );
      for (const template of ['acknowledgment', 'acknowledgment-urgent'] as const) {
        const filledIn = compose(policy, { template, language, values: filled(template) });
        expect(filledIn.body).toContain(words);
      }
    },
  );

  it.each(noticeLanguages)('A letter can say in %s that it is in another language', (language) => {
    const words = policy.otherLanguages[language] ?? expect.fail(`no words in ${language}`);
    for (const { letter, short } of Object.values(words.notices).filter((notice) => notice !== undefined)) {
      expect(sureLanguage(letter)).toBe(language);
      expect(letter.length).toBeLessThan(240);
      expect(short.length).toBeLessThan(90);
    }
    expect(words.reviewed, 'nobody who grew up with it has read it yet').toBe(false);
  });
});
