const LOCALES = { es: 'es-ES', en: 'en-GB' };

/** How numbers and days are written where the desk is read in a language. */
export const locale = (language: keyof typeof LOCALES): string => LOCALES[language];
