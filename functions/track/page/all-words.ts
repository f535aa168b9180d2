import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { meetingWords } from './meeting-words.ts';
import { type PageWords, pageWords } from './words.ts';

/** Everything the page says in a language, with what its parts say of their own forms. */
export const wordsIn = (language: ReplyLanguage): PageWords => {
  const words = pageWords[language];
  const { fields, done, refusals } = meetingWords[language];
  return {
    ...words,
    fields: { ...words.fields, ...fields },
    done: { ...words.done, meeting: done },
    refusalsOf: { ...words.refusalsOf, meeting: refusals },
  };
};
