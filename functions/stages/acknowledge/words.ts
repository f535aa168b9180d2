import type { LetterLanguage } from '#domain/vocabulary.ts';

/** A text in every language that a letter can be in. */
type LetterText = Record<LetterLanguage, string>;

/** What happens after the acknowledgment, as the customer reads it. */
export const nextStep: LetterText = {
  es: 'leemos su caso con calma y, si necesitamos algún dato, nos ponemos en contacto con usted',
  en: 'we read your case carefully and, if we need to know anything more, we get in touch with you',
  ca: 'llegim el seu cas amb calma i, si necessitem alguna dada, ens posem en contacte amb vostè',
  gl: 'lemos o seu caso con calma e, se necesitamos algún dato, poñémonos en contacto con vostede',
  eu: 'zure kasua arretaz irakurriko dugu eta, daturen bat behar badugu, zurekin harremanetan jarriko gara',
};

/** What the acknowledgment says we received: a complaint, or what is none, so that nobody is said to complain who does not. */
export const matter: Record<'complaint' | 'message', LetterText> = {
  complaint: {
    es: 'su reclamación',
    en: 'your complaint',
    ca: 'la seva reclamació',
    gl: 'a súa reclamación',
    eu: 'Zure erreklamazioa',
  },
  message: {
    es: 'su mensaje',
    en: 'your message',
    ca: 'el seu missatge',
    gl: 'a súa mensaxe',
    eu: 'Zure mezua',
  },
};

/** What happens next while a basic service is cut off (Ley 10/2025 art. 17.2). */
export const nextStepInOutage: Record<LetterLanguage, (by: string) => string> = {
  es: (by) =>
    `averiguamos la causa del corte y le decimos cuál es, y cuándo esperamos que vuelva el servicio, como muy tarde el ${by}`,
  en: (by) =>
    `we find out what caused the outage and tell you, and when we expect the service back, by ${by} at the latest`,
  ca: (by) =>
    `esbrinem la causa del tall i li diem quina és, i quan esperem que torni el servei, com a molt tard el ${by}`,
  gl: (by) =>
    `pescudamos a causa do corte e dicímoslle cal é, e cando esperamos que volva o servizo, como moi tarde o ${by}`,
  eu: (by) =>
    `etenaren arrazoia ikertu eta jakinaraziko dizugu, zerbitzua noiz itzultzea espero dugun barne (azken unea: ${by})`,
};

/** How the customer gets the recording or the transcript of a call or a chat. */
export const recordingOnRequest: LetterText = {
  es: 'Si hay grabación o transcripción de lo que hablamos, la guardamos hasta después de darle nuestra respuesta: pídanosla con su referencia y se la enviamos.',
  en: 'If what we talked about was recorded or written down, we keep that until after our answer: ask us for it with your reference and we send it to you.',
  ca: 'Si hi ha gravació o transcripció del que vam parlar, la guardem fins després de donar-li la nostra resposta: demani’ns-la amb la seva referència i l’hi enviem.',
  gl: 'Se hai gravación ou transcrición do que falamos, gardámola ata despois de darlle a nosa resposta: pídanola coa súa referencia e enviámoslla.',
  eu: 'Hitz egindakoaren grabazioa edo transkripzioa badago, gure erantzuna eman arte eta ondoren gordeko dugu: eskatu zure erreferentziarekin eta bidaliko dizugu.',
};

export const recordingNotKept: LetterText = {
  es: 'Como nos pidió, no hemos guardado lo que hablamos; una persona se lo preguntará.',
  en: 'As you asked, we have not kept what we talked about; a person will ask you.',
  ca: 'Com ens va demanar, no hem guardat el que vam parlar; una persona l’hi preguntarà.',
  gl: 'Como nos pediu, non gardamos o que falamos; unha persoa preguntarallo.',
  eu: 'Eskatu diguzun bezala, ez dugu hitz egindakoa gorde; pertsona batek galdetuko dizu.',
};

/** Earlier complaints of whoever writes. `atLeast`: there may be more; `since`: the day of the first of them, in words. */
type Earlier = { cases: number; atLeast: boolean; since: string };

/** That we know they wrote before, as a reason to take care and never as a reproach: how often, and nothing of what. */
export const earlierKnown: Record<LetterLanguage, (earlier: Earlier) => string> = {
  es: ({ cases, atLeast, since }) =>
    cases === 1
      ? `Sabemos que ya nos reclamó una vez, el ${since}: quien lleva su caso lo tiene presente para atenderle mejor.`
      : `Sabemos que ya nos ha reclamado ${atLeast ? 'al menos ' : ''}${cases} veces desde el ${since}: quien lleva su caso lo tiene presente para atenderle mejor.`,
  en: ({ cases, atLeast, since }) =>
    cases === 1
      ? `We know that you complained to us once before, on ${since}: whoever has your case bears it in mind, to look after you better.`
      : `We know that you have complained to us ${atLeast ? 'at least ' : ''}${cases} times since ${since}: whoever has your case bears it in mind, to look after you better.`,
  ca: ({ cases, atLeast, since }) =>
    cases === 1
      ? `Sabem que ja ens va reclamar una vegada, el ${since}: qui porta el seu cas ho té present per atendre’l millor.`
      : `Sabem que ja ens ha reclamat ${atLeast ? 'almenys ' : ''}${cases} vegades des del ${since}: qui porta el seu cas ho té present per atendre’l millor.`,
  gl: ({ cases, atLeast, since }) =>
    cases === 1
      ? `Sabemos que xa nos reclamou unha vez, o ${since}: quen leva o seu caso teno presente para atendelo mellor.`
      : `Sabemos que xa nos reclamou ${atLeast ? 'polo menos ' : ''}${cases} veces desde o ${since}: quen leva o seu caso teno presente para atendelo mellor.`,
  eu: ({ cases, atLeast, since }) =>
    cases === 1
      ? `Badakigu lehenago ere behin egin zenigula erreklamazioa (${since}): zure kasua daramanak gogoan du, zu hobeto artatzeko.`
      : `Badakigu lehenago ere ${atLeast ? 'gutxienez ' : ''}${cases} aldiz egin diguzula erreklamazioa (lehenengoa: ${since}): zure kasua daramanak gogoan du, zu hobeto artatzeko.`,
};

type Quoted = Record<LetterLanguage, (content: string) => string>;

/** What the customer wrote, whole, in quotation marks. */
export const writtenByYou: Quoted = {
  es: (content) => `Nos ha escrito:\n\n«${content}»`,
  en: (content) => `You wrote:\n\n“${content}”`,
  ca: (content) => `Ens ha escrit:\n\n«${content}»`,
  gl: (content) => `Escribiunos:\n\n«${content}»`,
  eu: (content) => `Hau idatzi diguzu:\n\n«${content}»`,
};

/** What somebody of ours wrote down for the customer: our words, and not in quotation marks. */
export const notedByUs: Quoted = {
  es: (content) => `Lo que hemos anotado de lo que nos ha contado:\n\n${content}`,
  en: (content) => `What we noted of what you told us:\n\n${content}`,
  ca: (content) => `El que hem anotat del que ens ha explicat:\n\n${content}`,
  gl: (content) => `O que anotamos do que nos contou:\n\n${content}`,
  eu: (content) => `Kontatu diguzunetik idatzi duguna:\n\n${content}`,
};

/** Where the receipt is, with the content. */
export const receiptAt: Quoted = {
  es: (url) => `Su justificante, con lo que hemos recibido: ${url}`,
  en: (url) => `Your receipt, with what we received: ${url}`,
  ca: (url) => `El seu justificant, amb el que hem rebut: ${url}`,
  gl: (url) => `O seu xustificante, co que recibimos: ${url}`,
  eu: (url) => `Zure egiaztagiria, jaso dugunarekin: ${url}`,
};

/** Who has a case that no rule could place; a supervisor hands it over. */
export const careTeam: LetterText = {
  es: 'nuestro equipo de atención',
  en: 'our care team',
  ca: 'el nostre equip d’atenció',
  gl: 'o noso equipo de atención',
  eu: 'gure arreta-taldea',
};
