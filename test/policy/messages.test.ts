import { describe, expect, it } from 'vitest';
import { compose } from '#domain/messages/compose.ts';
import { type TemplateId, templateIds } from '#domain/policy/schema/templates.ts';
import { replyLanguages } from '#domain/vocabulary.ts';
import { policy } from '#test/support/case-fixture.ts';

/** What the stages hand to each template. A template may not ask for more, and should not leave out what it is given. */
const values: Record<TemplateId, string> = {
  acknowledgment:
    'name matter recording earlier reference receivedAt said owner nextStep nextWordBy answerBy trackingUrl company phone',
  'acknowledgment-urgent':
    'name recording reference receivedAt said owner nextWordBy answerBy trackingUrl company phone emergency advice adviceShort caller',
  'contract-ended': 'name reference owner trackingUrl company phone',
  urgent: 'name reference company phone emergency advice adviceShort caller',
  'call-not-reached': 'name reference tried who emergency advice trackingUrl company phone',
  'meeting-reminder': 'name reference meeting trackingUrl owner company phone',
  'outage-update': 'name reference causes restoration emergency trackingUrl owner company phone',
  reopened: 'name reference owner nextWordBy trackingUrl company phone',
  offer: 'name reference round options answerWithin trackingUrl owner company phone',
  'offer-reminder': 'name reference trackingUrl owner company phone',
  'completion-request': 'name reference missing dueAt term trackingUrl phone owner company',
  'completion-reminder': 'name reference missing dueAt trackingUrl phone owner company',
  agreement: 'name reference agreement sha256 trackingUrl owner company',
  'final-answer': 'name reference answer trackingUrl owner company',
  survey: 'name reference trackingUrl company owner',
  'delivery-survey': 'name about surveyUrl company phone',
  'owner-changed': 'name reference owner nextWordBy trackingUrl company phone',
  'customer-message': 'name reference message trackingUrl owner company',
  'late-notice': 'name reference message answerBy bodies trackingUrl owner company',
  'received-again': 'name reference trackingUrl company',
  'received-after-closing': 'name reference who by trackingUrl company phone',
  'merged-together': 'name reference owner trackingUrl company phone',
  'contact-updated': 'name reference trackingUrl company phone',
  'words-noted': 'name reference who trackingUrl company phone',
  'affected-customer': 'name message owner company phone',
  'what-changed': 'name reference message owner trackingUrl company',
  'one-time-code': 'name reference code until company phone',
  'new-link': 'name reference trackingUrl company phone',
  'on-page': 'name reference trackingUrl company phone',
  'public-line': 'company phone',
  'staff-task': 'person reference languages incident kind dueAt deskUrl',
  'staff-call': 'person reference languages kind why dueAt deskUrl',
  'staff-motive': 'deskUrl dueAt incident kind languages motive person reference steps',
  'staff-called': 'person reference who state deskUrl',
  'staff-reminder': 'person reference kind dueAt deskUrl',
  'staff-escalation': 'person reference kind dueAt level from deskUrl',
  'staff-stalled': 'person reference deskUrl',
  'staff-warning': 'person reference thresholdPercent timer dueAt deskUrl',
  'staff-breach': 'person reference timer dueAt deskUrl',
  'staff-message': 'person reference languages deskUrl',
  'staff-completed': 'person reference deskUrl',
  'staff-related': 'person reference other why deskUrl',
  'staff-incomplete': 'person reference deskUrl',
  'staff-recording': 'person reference deskUrl',
  'staff-escalated': 'person reference languages incident why dueAt deskUrl',
  'escalated-for-you': 'name reference who by trackingUrl company phone',
  'person-will-call': 'name reference who by company phone',
  'staff-undelivered': 'person reference what next deskUrl',
  'staff-joined': 'person reference by deskUrl',
  'staff-set-aside': 'person count reasons rows deskUrl',
  'staff-budgets': 'person period rows deskUrl',
  'staff-untold': 'person integration rows deskUrl',
  'staff-incident': 'person what about rows deskUrl',
  'staff-told-again': 'person integration rows deskUrl',
  'staff-action': 'person title dueOn deskUrl',
  'staff-month': 'person period figures changes deskUrl',
  'staff-praise': 'person reference words by deskUrl',
};

const each = replyLanguages.flatMap((language) => templateIds.map((template) => ({ language, template })));
const names = (template: TemplateId) => values[template].split(' ').sort();
const filled = (template: TemplateId, over = {}) => ({
  ...Object.fromEntries(names(template).map((name) => [name, `<${name}>`])),
  ...over,
});

/** Words that blame, excuse, doubt or hide behind the trade. */
const unwelcome =
  /lamentablemente|desafortunadamente|unfortunately|regrettably|usted (?:debe|debió|no )|you (?:should|must|failed)|ticket|incidencia|workflow|según usted|allegedly|(?<!pre)supuest|culpa|fault/i;

describe('policy/messages', () => {
  it.each(each)('$language $template uses exactly its values', ({ language, template }) => {
    const { subject, body, short = '' } = policy.messages[language][template];
    const used = new Set([...`${subject}${body}${short}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(names(template));
  });

  it.each(each)('$language $template reads as a letter', ({ language, template }) => {
    const { subject, body } = compose(policy, { template, language, values: filled(template) });
    // These are about no case, or stand in public.
    if (
      ![
        'delivery-survey',
        'affected-customer',
        'public-line',
        'staff-set-aside',
        'staff-budgets',
        'staff-untold',
        'staff-told-again',
        'staff-action',
        'staff-month',
        'staff-incident',
      ].includes(template)
    )
      expect(subject).toContain('<reference>');
    expect(subject.length).toBeLessThan(80);
    expect(`${subject} ${body}`).not.toMatch(unwelcome);
    expect(body).not.toMatch(/ {2}|\n{3}|[{}]/);
  });

  it.each(each.filter(({ template }) => !template.startsWith('staff-') && template !== 'public-line'))(
    '$language $template greets with and without a name',
    ({ language, template }) => {
      const greeting = (name: string) =>
        compose(policy, { template, language, values: filled(template, { name }) }).body.split('\n')[0];
      const [named, nameless] = language === 'es' ? ['Hola, Ana:', 'Hola:'] : ['Hello Ana,', 'Hello,'];
      expect(greeting(' Ana')).toBe(named);
      expect(greeting('')).toBe(nameless);
    },
  );

  /** Who is about to be called needs no link, and not every door that a request comes in by can sign one. */
  const isLinked = (template: TemplateId) =>
    !template.startsWith('staff-') &&
    !['public-line', 'person-will-call', 'urgent', 'one-time-code', 'delivery-survey', 'affected-customer'].includes(
      template,
    );

  it.each(each.filter(({ template }) => isLinked(template)))(
    '$language $template has a text for a phone, with the link to the whole of it',
    ({ language, template }) => {
      const real = { name: ' Ana', reference: 'AM-7K3Q9F2D', trackingUrl: `https://x.example/t/${'x'.repeat(43)}` };
      const { short = '' } = compose(policy, {
        template,
        language,
        values: filled(template, { ...real, owner: 'Lucía F.' }),
      });
      expect(short).toContain(real.trackingUrl);
      expect(short).toContain(real.reference);
      expect(short.length).toBeLessThan(330);
      expect(short).not.toMatch(unwelcome);
      expect(short).not.toMatch(/ {2}|[{}]/);
      // What follows the link is set off by a full stop, which programs that find links leave out of them.
      expect(short).toMatch(/\/t\/x{43}(?:$|\. [<\p{Lu}])/u);
      const link = short.match(/https?:\/\/\S+/)?.[0].replace(/[.,;:]$/, '') ?? '';
      expect(new URL(link).href).toBe(real.trackingUrl);
    },
  );

  it.each(replyLanguages)('policy/messages says in public neither who, nor what, nor which (%s)', (language) => {
    const { subject, body, short } = policy.messages[language]['public-line'];
    expect(`${subject}${body}`).not.toMatch(/\{(?!phone\}|company\})/);
    expect(short).toBeUndefined();
    const said = compose(policy, {
      template: 'public-line',
      language,
      values: { company: 'Lumbre', phone: '900 123 456' },
    }).body;
    expect(said.length).toBeLessThan(240);
    expect(said).not.toMatch(/https?:|reclamaci|complaint/);
  });

  it('policy/messages refuses to send a letter with an empty place', () => {
    expect(() => compose(policy, { template: 'survey', language: 'es', values: {} })).toThrow(
      /value for \{reference\}/,
    );
  });
});
