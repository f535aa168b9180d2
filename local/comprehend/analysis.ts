/** What the stand-in knows of a text. Pure functions; the protocol around them is `operations.ts`. */
export { detectKeyPhrases, type KeyPhrase } from './key-phrases.ts';
export { type DetectedLanguage, detectLanguage } from './language.ts';
export { detectPii, type PersonalData } from './personal-data.ts';
export { type DetectedSentiment, detectSentiment } from './sentiment.ts';
