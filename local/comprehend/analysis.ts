/** What the stand-in knows of a text. Pure functions; the protocol around them is `operations.ts`. */
export { detectKeyPhrases } from './key-phrases.ts';
export { detectLanguage } from './language.ts';
export { detectPii } from './personal-data.ts';
export { detectSentiment } from './sentiment.ts';
