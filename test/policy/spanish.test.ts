import { expect, it } from 'vitest';
import { agreementText } from '#domain/agreement/agreement-text.ts';
import { templateIds } from '#domain/policy/schema/templates.ts';
import { pageWords } from '#functions/track/page/words.ts';
import { type ProgressState, situations } from '#functions/track/words.ts';
import { policy } from '#test/support/case-fixture.ts';
import { agreed } from '../domain/agreement/facts.ts';

const steps = Object.entries(situations.es).map(([state, sentence]) => ({
  what: `next step ${state}`,
  text: (sentence as (typeof situations)['es'][ProgressState])({
    owner: 'Ana',
    contact: 'x',
  } as never),
}));

/** Every Spanish text that a customer reads, as it is written in the policy and the code. */
const texts = [
  ...templateIds
    .filter((id) => !id.startsWith('staff-'))
    .flatMap((id) => {
      const { subject, body, short = '' } = policy.messages.es[id];
      return [{ what: `template ${id}`, text: [subject, body, short].join('\n') }];
    }),
  ...steps,
  ...Object.entries(pageWords.es).flatMap(([name, text]) =>
    typeof text === 'string' ? [{ what: `page ${name}`, text }] : [],
  ),
];

it.each(texts)('$what is good Spanish', ({ text }) => {
  expect(text).not.toMatch(/como muy tarde[,:]/i);
  expect(text).not.toMatch(/\boferta/i);
  expect(text).not.toMatch(/terminamos|punto por punto/i);
  expect(text).not.toMatch(/\{trackingUrl\} \{/);
  expect(text).not.toMatch(/(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo), \d/);
});

it('A survey does not say that anything is resolved: it follows a refusal too', () => {
  const { subject, body, short = '' } = policy.messages.es.survey;
  expect([subject, body, short, situations.es.survey({} as never)].join('\n')).not.toMatch(/resuel|resolv/i);
  const english = policy.messages.en.survey;
  expect([english.subject, english.body, english.short].join('\n')).not.toMatch(/resol|put right|settled/i);
});

it('An agreement gives its dates within sentences', () => {
  expect(agreementText(agreed)).toMatch(/como muy tarde el \p{Ll}+ \d{1,2} de \p{Ll}+ de 20\d\d\./u);
});
