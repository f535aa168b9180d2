const words = (...lists: string[]): ReadonlySet<string> => new Set(lists.flatMap((list) => list.split(', ')));

/**
 * What a carrier takes as "no more messages" where it is the whole of an SMS: the standard words of Twilio and AWS, which then
 * block the number themselves, and those of Spain, Latin America, Portugal and Brazil.
 */
const CARRIERS_STOP = words(
  'STOP, STOPALL, STOP ALL, STOP SMS, UNSUBSCRIBE, END, QUIT, CANCEL, REVOKE, OPTOUT, OPT OUT, REMOVE, ARRET',
  'ALTO, PARAR, BAJA, BAJA SMS, SAIR, BAIXA',
);
/** On other private channels nobody but us hears it, and `BAJA` asks to end a contract: only words that mean nothing else. */
const PLAIN_STOP = words('STOP, STOPALL, STOP ALL, UNSUBSCRIBE, ALTO, PARAR');
const START = words('START, UNSTOP, INICIO, INICIAR');

/** A text without accents, capitals, signs and pictures: `¡Stop!` is `STOP`. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What a customer asks of the messages of a channel: none any more, or again. */
export type OptOut = 'stop' | 'start';

/**
 * Whether the whole of a private message asks for no more messages of that channel, or for messages again. Within a sentence
 * these words are a message like any other.
 * @param by `sms` where carriers hear it too
 */
export const optOutIn = (text: string, by: 'sms' | 'other'): OptOut | undefined => {
  const said = bare(text);
  if ((by === 'sms' ? CARRIERS_STOP : PLAIN_STOP).has(said)) return 'stop';
  return START.has(said) ? 'start' : undefined;
};
