import { describe, expect, it } from 'vitest';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';

const acknowledged = async (text: string, language?: string) => {
  const amends = inMemoryAmends();
  const customer = { name: 'Rosa Pineda', email: 'rosa@correo.example' };
  await cast(amends, { text, customer, ...(language && { language }) });
  const { subject = '', body = '' } = amends.mails.find(({ to }) => to === customer.email) ?? {};
  return { subject, body };
};

describe('The acknowledgment', () => {
  it.each([
    ['La lavadora llegó rota y nadie contesta.', undefined, 'Hemos recibido su reclamación ('],
    ['¿Cuándo abren la tienda de Valencia?', undefined, 'Hemos recibido su mensaje ('],
    ['The washing machine arrived broken.', 'en', 'We have received your complaint ('],
    ['What time do you open on Sunday?', 'en', 'We have received your message ('],
    ['zzz', undefined, 'Hemos recibido su mensaje ('],
  ])('of %s (%s) calls it what it is: %s', async (text, language, subject) => {
    const mail = await acknowledged(text, language);
    expect(mail.subject).toContain(subject);
    expect(mail.body).toContain(subject.slice(0, -2));
  });

  it('of a question says nowhere that it is a complaint', async () => {
    const { subject, body } = await acknowledged('¿Cuándo abren la tienda de Valencia?');
    expect(subject + body).not.toMatch(/reclamaci|queja/i);
  });
});
