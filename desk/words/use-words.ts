import { useSyncExternalStore } from 'react';
import { type Language, language, onLanguage } from './language.ts';

/** The words of a screen: the Spanish ones, and the English ones in the same shape. */
export type Words<T> = { es: T; en: T };

export const useLanguage = (): Language => useSyncExternalStore(onLanguage, language);

/** The words of a screen in the language it is shown in. */
export const useWords = <T>(words: Words<T>): T => words[useLanguage()];
