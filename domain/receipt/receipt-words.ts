import type { LetterLanguage } from '../vocabulary.ts';

type ReceiptWords = Record<
  | 'title'
  | 'reference'
  | 'received'
  | 'content'
  | 'noted'
  | 'remedy'
  | 'remedyNoted'
  | 'fingerprint'
  | 'attached'
  | 'program'
  | 'file',
  string
>;

/** The co-official languages have no receipts of before there was a model. */
const UNISSUED = '';

/** What a receipt says. A change of these words changes receipts that were issued: add others instead. */
export const receiptWords: Record<LetterLanguage, ReceiptWords> = {
  es: {
    title: 'Justificante de su reclamación',
    reference: 'Su referencia',
    received: 'Recibida el',
    content: 'Contenido, tal como lo recibimos',
    noted: 'Contenido, tal como lo anotamos',
    remedy: 'Lo que nos pide:',
    remedyNoted: 'Lo que anotamos que nos pide:',
    fingerprint: 'Huella del contenido (SHA-256)',
    attached: 'El contenido exacto, con todos sus caracteres, va adjunto a este documento.',
    program:
      'Un programa lee los textos que recibimos: busca en ellos el idioma, el asunto, el tono y las palabras que indican peligro o urgencia, para que lo más urgente se atienda antes.',
    file: 'reclamacion.txt',
  },
  en: {
    title: 'Receipt of your complaint',
    reference: 'Your reference',
    received: 'Received',
    content: 'Content, as we received it',
    noted: 'Content, as we noted it',
    remedy: 'What you ask for:',
    remedyNoted: 'What we noted that you ask for:',
    fingerprint: 'Fingerprint of the content (SHA-256)',
    attached: 'The exact content, with every character, is attached to this document.',
    program:
      'A program reads the texts we receive: it looks for the language, the subject, the tone and words that point to danger or urgency, so that what is most urgent is attended first.',
    file: 'complaint.txt',
  },
  ca: {
    title: 'Justificant de la seva reclamació',
    reference: 'La seva referència',
    received: 'Rebuda el',
    content: 'Contingut, tal com el vam rebre',
    noted: 'Contingut, tal com el vam anotar',
    remedy: 'El que ens demana:',
    remedyNoted: 'El que vam anotar que ens demana:',
    fingerprint: 'Empremta del contingut (SHA-256)',
    attached: 'El contingut exacte, amb tots els seus caràcters, va adjunt a aquest document.',
    program: UNISSUED,
    file: 'reclamacio.txt',
  },
  gl: {
    title: 'Xustificante da súa reclamación',
    reference: 'A súa referencia',
    received: 'Recibida o',
    content: 'Contido, tal como o recibimos',
    noted: 'Contido, tal como o anotamos',
    remedy: 'O que nos pide:',
    remedyNoted: 'O que anotamos que nos pide:',
    fingerprint: 'Pegada do contido (SHA-256)',
    attached: 'O contido exacto, con todos os seus caracteres, vai anexo a este documento.',
    program: UNISSUED,
    file: 'reclamacion.txt',
  },
  eu: {
    title: 'Zure erreklamazioaren egiaztagiria',
    reference: 'Zure erreferentzia',
    received: 'Noiz jaso dugun',
    content: 'Edukia, jaso genuen bezala',
    noted: 'Edukia, idatzi genuen bezala',
    remedy: 'Eskatzen diguzuna:',
    remedyNoted: 'Eskatzen diguzula idatzi genuena:',
    fingerprint: 'Edukiaren aztarna (SHA-256)',
    attached: 'Eduki zehatza, karaktere guztiekin, dokumentu honi erantsita doa.',
    program: UNISSUED,
    file: 'erreklamazioa.txt',
  },
};

/** Editions of the fixed words: a receipt keeps the one it was issued with; without one, it is of before there was a model. */
export const receiptEditions = ['model'] as const;
export type ReceiptEdition = (typeof receiptEditions)[number];

/** Which automated reading takes place, and who decides (GDPR arts. 13, 14 and 22), by edition. */
const reading: Record<ReceiptEdition, Record<LetterLanguage, string>> = {
  model: {
    es: 'Unos programas leen los textos que recibimos. Amazon Comprehend reconoce en ellos el idioma, el tono, las frases principales y los datos personales; unas reglas y un modelo entrenado con ejemplos buscan qué tipo de mensaje es, de qué trata, qué lo causó, lo grave que es y si habla de un peligro. Sirve para atender antes lo más urgente y para que se ocupe quien mejor lo conoce. Ningún programa decide sobre su caso: las decisiones las toma siempre una persona, y puede pedirnos que una persona vuelva a mirar lo que los programas han leído.',
    en: 'Programs read the texts we receive. Amazon Comprehend recognizes the language, the tone, the main phrases and personal data in them; rules and a model trained on examples look for what kind of message it is, what it is about, what caused it, how serious it is and whether it speaks of a danger. This is so that what is most urgent is attended first, and by whoever knows it best. No program decides on your case: decisions are always made by a person, and you can ask us to have a person look again at what the programs read.',
    ca: 'Uns programes llegeixen els textos que rebem. Amazon Comprehend hi reconeix l’idioma, el to, les frases principals i les dades personals; unes regles i un model entrenat amb exemples hi busquen quin tipus de missatge és, de què tracta, què l’ha causat, com és de greu i si parla d’un perill. Serveix per atendre abans el que és més urgent i perquè se n’ocupi qui millor ho coneix. Cap programa no decideix sobre el seu cas: ho fa sempre una persona, i pot demanar-nos que una persona torni a mirar el que els programes hi han llegit.',
    gl: 'Uns programas len os textos que recibimos. Amazon Comprehend recoñece neles o idioma, o ton, as frases principais e os datos persoais; unhas regras e un modelo adestrado con exemplos buscan que tipo de mensaxe é, de que trata, que a causou, como é de grave e se fala dun perigo. Serve para atender antes o máis urxente e para que se ocupe quen mellor o coñece. Ningún programa decide sobre o seu caso: faino sempre unha persoa, e pode pedirnos que unha persoa volva mirar o que os programas leron.',
    eu: 'Programa batzuek jasotzen ditugun testuak irakurtzen dituzte. Amazon Comprehend programak hizkuntza, tonua, esaldi nagusiak eta datu pertsonalak ezagutzen ditu; arau batzuek eta adibideekin entrenatutako eredu batek zer mezu mota den, zeri buruzkoa den, zerk eragin duen, zenbateraino den larria eta arriskurik aipatzen duen bilatzen dute. Premiazkoena lehenago artatzeko eta gaia hobekien ezagutzen duena arduratzeko balio du. Programa batek ere ez du zure erreklamazioari buruz erabakitzen: beti pertsona batek erabakitzen du, eta programek irakurri dutena pertsona batek berriro begiratzea eska diezagukezu.',
  },
};

/** What a receipt of an edition says of automated reading. */
export const readingWords = (language: LetterLanguage, edition: ReceiptEdition | undefined): string =>
  edition === undefined ? receiptWords[language].program : reading[edition][language];
