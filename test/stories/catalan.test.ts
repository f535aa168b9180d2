import { describe, expect, it } from 'vitest';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const CATALAN =
  "Fa tres setmanes que espero la caldera que vaig comprar i no m'heu dit cap data. Vull que em torneu els diners.";
const GALICIAN =
  'Levo tres semanas agardando pola caldeira que merquei e non me dixeron ningunha data. Quero que me devolvan os cartos.';
const BASQUE = 'Hiru aste daramatzat erosi nuen galdararen zain eta ez didazue datarik eman. Dirua itzultzea nahi dut.';
const PORTUGUESE =
  'Estou há três semanas à espera da caldeira que comprei e ninguém me responde. Não sei mais o que fazer: quero o meu dinheiro.';

const IN_SPANISH = 'Li escrivim en castellà';
const PART_IN_SPANISH = 'El que ve a continuació és en castellà.';

const customer = { name: 'Rosa', email: 'rosa@correo.example' };

const complained = async (complaint: Record<string, unknown>) => {
  const amends = inMemoryAmends();
  const story = await cast(amends, { customer, ...complaint }, { holdsBack: true });
  const mails = () => amends.mails.filter(({ to }) => String(to).includes('rosa@'));
  const last = () => mails().at(-1) ?? expect.fail('no mail');
  return { amends, story, mails, last };
};

describe('a complaint in Catalan', () => {
  it('It is acknowledged, asked about, answered with an offer and with a final answer in Catalan; what is in Spanish says so', async () => {
    const { amends, story, mails, last } = await complained({ text: CATALAN });
    expect(await story.head()).toMatchObject({ language: 'ca', replyLanguage: 'es', letterLanguage: 'ca' });
    expect(last().subject).toContain('Hem rebut la seva reclamació');
    for (const part of [
      'Hola:',
      'Data de recepció: dilluns, 23 de novembre del 2026, a les 10:00',
      'llegim el seu cas amb calma',
    ])
      expect(last().body).toContain(part);
    expect(last().body).not.toMatch(/Nos ha escrito|Sabrá de nosotros|leemos su caso/);

    const owner = String((await story.head()).owner);
    const ask = { user: staff(owner), body: { missing: 'Una foto de la placa de la caldera.' } };
    expect((await amends.call('POST', `/desk/cases/${story.caseId}/completion`, ask)).status).toBe(201);
    expect(last().subject).toContain('Ens falta alguna cosa');
    expect(last().body).toContain(`${PART_IN_SPANISH} `);
    expect(last().body).toMatch(/fins al \S+, \d+ de desembre del 2026/);
    expect(last().body).toContain('el termini per contestar-li continua sent el mateix');

    await story.examines({ cause: 'company-error', explanation: 'Se extravió en el reparto.' });
    await story.releases();
    expect(last().subject).toContain('La nostra proposta');
    expect(last().body).toContain(PART_IN_SPANISH);
    expect(last().body).toMatch(/en els propers \d+ dies/);

    await story.answers({ decision: 'decline' });
    await story.releases();
    const answer = mails().find(({ subject }) => subject.includes('Resposta a la seva reclamació'));
    expect(answer?.body).toContain(PART_IN_SPANISH);
    expect(answer?.body).toContain('RESPUESTA A LA RECLAMACIÓN');
  });

  it('Its receipt and its page say in Catalan what they are, and its owner is notified of the language', async () => {
    const { amends, story } = await complained({ text: CATALAN });
    const { text } = await amends.call('GET', `${story.path}/receipt.pdf`);
    expect(text).toContain('(JUSTIFICANT DE LA SEVA RECLAMACI\\323)');
    expect(text).toContain('Amazon Comprehend');
    const page = (query: Record<string, string>) =>
      amends.call('GET', story.path, { headers: { accept: 'text/html' }, query });
    expect((await page({})).text).toContain('<p lang="ca">Li escrivim en castellà');
    expect((await page({ lang: 'en' })).text).not.toContain('<p lang="ca">');
    const owner = String((await story.head()).owner);
    const notice = (await story.file()).messages.find(
      ({ to, template }) => to === owner && (template === 'staff-task' || template === 'staff-motive'),
    );
    expect((await story.file()).texts.get(notice?.textId ?? '')).toContain(
      '\nEl cliente escribe en catalán. Le escribimos en catalán donde tenemos el texto; lo demás va en español y lo dice.\n',
    );
    const shown = await amends.call('GET', `/desk/cases/${story.caseId}`, {
      user: staff(owner),
      headers: { 'accept-language': 'en' },
    });
    expect(shown.body).toMatchObject({
      language: 'ca',
      languageName: 'Catalan',
      replyLanguage: 'es',
      letterLanguage: 'ca',
      languagesNote:
        'The customer writes in Catalan. We write in Catalan where we have the text; the rest is in Spanish and says so.',
    });
  });

  it('Every other letter begins with a line in Catalan that says it is in Spanish, and what may be asked for', async () => {
    const { amends, story, mails } = await complained({ text: CATALAN });
    await amends.call('POST', `${story.path}/escalate`, { body: { message: 'Vull parlar amb un supervisor.' } });
    await amends.pass('2027-03-01T09:00:00.000Z');
    const inSpanish = mails().filter(
      ({ body }) => /(?:^|\n)Hola:/.test(body) && !body.includes('Salutacions cordials'),
    );
    expect(inSpanish.length).toBeGreaterThan(0);
    for (const { body, subject } of inSpanish) expect(body, subject).toMatch(/^Li escrivim en castellà/);
  });

  it('Words that a person of ours writes in Catalan are not announced as Spanish', async () => {
    const { amends, story, last } = await complained({ text: CATALAN });
    const text =
      'Hem trobat la seva caldera al magatzem i aquesta setmana mateix l’hi portem a casa. Gràcies per avisar-nos.';
    const user = staff(String((await story.head()).owner));
    const written = await amends.call('POST', `/desk/cases/${story.caseId}/messages`, { user, body: { text } });
    await amends.sendHeld();
    expect(written.status, written.text).toBeLessThan(300);
    expect(last().body).toContain(text);
    expect(last().body).not.toContain(IN_SPANISH);
  });

  it.each([
    ['gl', GALICIAN, 'Recibimos a súa reclamación', 'Data de recepción: luns 23 de novembro de 2026 ás 10:00'],
    ['eu', BASQUE, 'Zure erreklamazioa jaso dugu', '2026(e)ko azaroaren 23(a)'],
  ])('One in %s is acknowledged in it, with dates as it writes them', async (language, text, subject, date) => {
    const { story, last } = await complained({ text });
    expect((await story.head()).letterLanguage).toBe(language);
    expect(last().subject).toContain(subject);
    expect(last().body).toContain(date);
  });

  it('Danger in Catalan is acknowledged in Catalan; the advice in Spanish says what it is', async () => {
    const { amends } = await complained({ text: 'Fa molta olor de gas a la cuina i tinc por. Què he de fer ara?' });
    const urgent = amends.mails.find(({ subject }) => subject.includes('La seva seguretat és el primer'));
    expect(urgent?.body).toContain('Si algú corre perill, truqui ara mateix a emergències: 112.');
    expect(urgent?.body).toContain(PART_IN_SPANISH);
  });

  it('Who asks for Spanish is written to in Spanish, and reads in Catalan what may be asked for', async () => {
    const { story, last } = await complained({ text: CATALAN, language: 'es' });
    expect(await story.head()).toMatchObject({ language: 'ca', replyLanguage: 'es' });
    expect((await story.head()).letterLanguage).toBeUndefined();
    expect(last().subject).toContain('Hemos recibido su reclamación');
    expect(last().body).toMatch(/^Li escrivim en castellà/);
  });

  it('Who asks for Spanish later is written to in it, without a line on it; who asks for Catalan again, in Catalan', async () => {
    const { amends, story, last } = await complained({ text: CATALAN });
    const user = staff(String((await story.head()).owner));
    const ask = (language: string) =>
      amends.call('POST', `/desk/cases/${story.caseId}/contact-data`, { user, body: { language } });
    const writes = async (text: string) => {
      await amends.call('POST', `/desk/cases/${story.caseId}/messages`, { user, body: { text } });
      await amends.sendHeld();
    };
    const asked = await ask('es');
    expect(asked.body, asked.text).toMatchObject({ fields: ['language'], resent: [] });
    await writes('Mañana le llamamos para decirle cuándo llega.');
    expect(last().body).toMatch(/^Hola:/);
    expect((await ask('es')).body).toMatchObject({ fields: [] });
    await ask('en');
    expect(await story.head()).toMatchObject({ replyLanguage: 'en', letterLanguage: 'en' });
    await ask('ca');
    expect(await story.head()).toMatchObject({ replyLanguage: 'es', letterLanguage: 'ca' });
    await writes('Mañana le llamamos para decirle cuándo llega.');
    expect(last().body).toMatch(/^Li escrivim en castellà/);
    expect((await ask('fr')).status).toBe(400);
  });

  it('Who asks for Catalan has letters in Catalan, whatever the complaint is in', async () => {
    const { story, last } = await complained({
      text: 'La caldera no funciona y nadie me contesta.',
      language: 'ca-ES',
    });
    expect((await story.head()).letterLanguage).toBe('ca');
    expect(last().subject).toContain('Hem rebut la seva reclamació');
  });

  it('Who asks for English in Catalan gets English letters, as asked', async () => {
    const { last } = await complained({ text: CATALAN, language: 'en' });
    expect(last().body).toMatch(/^Hello,/);
  });

  it('A complaint in Portuguese is answered in Spanish with a line in Portuguese, one in Spanish without any', async () => {
    expect((await complained({ text: PORTUGUESE })).last().body).toMatch(/^Escrevemos-lhe em espanhol/);
    expect((await complained({ text: 'La caldera no funciona y nadie me contesta.' })).last().body).toMatch(/^Hola:/);
  });
});
