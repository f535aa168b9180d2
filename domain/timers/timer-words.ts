import type { CaseFile } from '#domain/case/case-file.ts';
import type { LocalizedText } from '#domain/values.ts';
import type { CaseTimer } from '../case/timer.ts';

const NEXT_WORD: LocalizedText = { es: 'las próximas noticias al cliente', en: 'the next word to the customer' };

/** What a timer is about, as the notices name it: the title of the regime's rule. */
export const timerWords = ({ regime }: Pick<CaseFile, 'regime'>, { rule }: Pick<CaseTimer, 'rule'>): LocalizedText =>
  regime.rules.find(({ id }) => id === rule)?.title ?? NEXT_WORD;
