import type { LocalizedText } from '../values.ts';

/** Why a mail was set aside, in the words of the desk and of the daily list. */
const REASONS: Record<string, LocalizedText> = {
  virus: { es: 'trae un virus', en: 'it has a virus' },
  spam: { es: 'parece correo basura', en: 'it looks like spam' },
  loop: { es: 'ha dado demasiadas vueltas entre servidores', en: 'it went round between servers' },
  bounce: { es: 'dice que un correo no llegó', en: 'it says that a mail did not arrive' },
  report: { es: 'es un aviso de un servidor de correo', en: 'it is a report of a mail server' },
  'staff-mail': { es: 'es de alguien del equipo y no reenvía nada', en: 'it is from the team and sends nothing on' },
  'own-mail': { es: 'viene de una dirección de la empresa', en: 'it comes from an address of the company' },
  'auto-reply': { es: 'es una respuesta automática', en: 'it is an automatic reply' },
  list: { es: 'viene de una lista o un boletín', en: 'it comes from a list or a newsletter' },
  calendar: { es: 'es una respuesta de calendario', en: 'it is an answer of a calendar' },
  malformed: { es: 'no se puede leer: está dañado', en: 'it cannot be read: it is damaged' },
  'no-sender': { es: 'no dice de quién es', en: 'it does not say whom it is from' },
  'too-large': { es: 'es demasiado grande', en: 'it is too large' },
  gone: { es: 'su original ya no existe', en: 'its original is gone' },
};

const UNKNOWN: LocalizedText = { es: 'por otro motivo', en: 'for another reason' };

export const setAsideReason = (reason = ''): LocalizedText =>
  Object.hasOwn(REASONS, reason) ? (REASONS[reason] ?? UNKNOWN) : UNKNOWN;
