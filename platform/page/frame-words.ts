import type { LetterLanguage } from '#domain/vocabulary.ts';

/** What stands around the content of every page of ours. */
export type FrameWords = { skip: string; languages: string; person: string; privacyTitle: string; privacy: string };

export const frameWords: Record<LetterLanguage, FrameWords> = {
  es: {
    skip: 'Ir al contenido',
    languages: 'Idioma de la página',
    person: 'Hablar con una persona',
    privacyTitle: 'Qué hacen los programas con lo que nos escribe',
    privacy:
      'Unos programas leen los textos que recibimos: Amazon Comprehend reconoce el idioma, el tono, las frases principales y los datos personales; unas reglas y un modelo entrenado con ejemplos, qué tipo de mensaje es, de qué trata, qué lo causó, lo grave que es y si habla de un peligro. Sirve para atender antes lo más urgente. Ningún programa decide sobre su caso: las decisiones las toma siempre una persona, y puede pedirnos que una persona vuelva a mirar lo que los programas han leído.',
  },
  en: {
    skip: 'Skip to content',
    languages: 'Language of the page',
    person: 'Talk to a person',
    privacyTitle: 'What programs do with what you write to us',
    privacy:
      'Programs read the texts we receive: Amazon Comprehend recognizes the language, the tone, the main phrases and personal data; rules and a model trained on examples, what kind of message it is, what it is about, what caused it, how serious it is and whether it speaks of a danger. This is so that the most urgent come first. No program decides on your case: decisions are always made by a person, and you can ask us to have a person look again at what the programs read.',
  },
  ca: {
    skip: 'Ves al contingut',
    languages: 'Idioma de la pàgina',
    person: 'Parlar amb una persona',
    privacyTitle: 'Què fan els programes amb el que ens escriu',
    privacy:
      'Uns programes llegeixen els textos que rebem: Amazon Comprehend hi reconeix l’idioma, el to, les frases principals i les dades personals; unes regles i un model entrenat amb exemples hi busquen quin tipus de missatge és, de què tracta, què l’ha causat, com és de greu i si parla d’un perill. Serveix per atendre abans el que és més urgent. Cap programa no decideix sobre el seu cas: ho fa sempre una persona, i pot demanar-nos que una persona torni a mirar el que els programes hi han llegit.',
  },
  gl: {
    skip: 'Ir ao contido',
    languages: 'Idioma da páxina',
    person: 'Falar cunha persoa',
    privacyTitle: 'Que fan os programas co que nos escribe',
    privacy:
      'Uns programas len os textos que recibimos: Amazon Comprehend recoñece neles o idioma, o ton, as frases principais e os datos persoais; unhas regras e un modelo adestrado con exemplos buscan que tipo de mensaxe é, de que trata, que a causou, como é de grave e se fala dun perigo. Serve para atender antes o máis urxente. Ningún programa decide sobre o seu caso: faino sempre unha persoa, e pode pedirnos que unha persoa volva mirar o que os programas leron.',
  },
  eu: {
    skip: 'Joan edukira',
    languages: 'Orriaren hizkuntza',
    person: 'Pertsona batekin hitz egin',
    privacyTitle: 'Zer egiten duten programek idazten diguzunarekin',
    privacy:
      'Programa batzuek jasotzen ditugun testuak irakurtzen dituzte: Amazon Comprehend programak hizkuntza, tonua, esaldi nagusiak eta datu pertsonalak ezagutzen ditu; arau batzuek eta adibideekin entrenatutako eredu batek zer mezu mota den, zeri buruzkoa den, zerk eragin duen, zenbateraino den larria eta arriskurik aipatzen duen bilatzen dute. Premiazkoena lehenago artatzeko balio du. Programa batek ere ez du zure kasuari buruz erabakitzen: beti pertsona batek erabakitzen du, eta programek irakurri dutena pertsona batek berriro begiratzea eska diezagukezu.',
  },
};
