import type { LetterLanguage } from '#domain/vocabulary.ts';

/** What stands on the button that leads to the customer's page, where the template says nothing else. */
export const customerLabel: Record<LetterLanguage, string> = {
  es: 'Ver cómo va mi caso',
  en: 'See how my case is going',
  ca: 'Veure com va el meu cas',
  gl: 'Ver como vai o meu caso',
  eu: 'Ikusi nola doan nire kasua',
};

/** What stands on the button that leads to the desk. */
export const staffLabel: Record<'es' | 'en', string> = { es: 'Abrir en la mesa', en: 'Open at the desk' };
