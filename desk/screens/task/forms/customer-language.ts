import type { DeskCase } from '../../../api/types.ts';

/** The language the customer is written in, in which a text for them is judged. */
export const languageOf = ({ replyLanguage }: Pick<DeskCase, 'replyLanguage'>): 'es' | 'en' =>
  replyLanguage === 'en' ? 'en' : 'es';

export const completePath = (taskId: string): string => `/desk/tasks/${taskId}/complete`;
