import type { ReplyLanguage } from '#domain/vocabulary.ts';

/** What stands around the content of every page of ours. */
export type FrameWords = { skip: string; languages: string; person: string; privacyTitle: string; privacy: string };

/** In the languages that all pages are there in; the form has it in more. */
export const frameWords: Record<ReplyLanguage, FrameWords> = {
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
};
