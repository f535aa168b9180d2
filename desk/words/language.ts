import { choices, choose, onChoices } from '../parts/choices.ts';

export type Language = 'es' | 'en';

const usual: Language = navigator.language.startsWith('en') ? 'en' : 'es';

/** The language the desk is shown in. */
export const language = (): Language => choices().language ?? usual;

const show = (): void => {
  document.documentElement.lang = language();
};
show();
onChoices(show);

export const chooseLanguage = (wanted: Language): void => choose({ language: wanted });

export const onLanguage = onChoices;
