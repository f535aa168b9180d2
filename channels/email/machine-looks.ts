import type { InboundMail } from './parse.ts';

/*
 * What mails of machines look like. A look decides nothing by itself: people write such words too ("Fuera de la oficina de correos
 * con mi paquete"). It counts beside a header that only machines write (classify.ts).
 */

const ABSENCE =
  /^\s*(?:(?:re|rv|aw|sv)\s*:\s*)?\W{0,3}(?:auto(?:matic|mated|matische)?[ -:]*(?:reply|response|antwort)|autoreply|auto[ -]?response|(?:i(?:'| a)m )?(?:currently )?out of (?:the )?office|ooo\b|(?:automatic )?vacation (?:reply|response|message)|(?:respuesta|contestaci[oó]n) autom[aá]tica|fuera de (?:la |mi )?oficina|ausente de la oficina|ausencia temporal|resposta autom[aáà]tica|fora de (?:l['’])?oficina|fora do escrit[oó]rio|aus[eê]ncia (?:do|tempor[aá]ria)|erantzun automatikoa|bulegotik kanpo|r[eé]ponse automatique|absence du bureau|abwesenheits|risposta automatica|away (?:until|from))/i;
const ABSENCE_IN_TEXT =
  /(?:respuesta|contestaci[oó]n|mensaje|correo) (?:es )?(?:autom[aá]tic[oa]|generado autom)|fuera de (?:la |mi )?oficina|estoy (?:ausente|de vacaciones)|estar[eé] (?:ausente|de vacaciones|fuera)|de baja (?:m[eé]dica|maternal|paternal)|(?:automatic|automated) (?:reply|response|message)|out of (?:the )?office|(?:am|be) (?:on|away on) (?:annual |sick |parental )?(?:leave|holiday|vacation)|(?:am|be) away (?:from|until)|limited access to (?:my )?e-?mail|(?:resposta|missatge|mensagem) autom[aáà]tic|fora (?:de l['’]oficina|do escrit[oó]rio)|estou (?:ausente|de f[eé]rias)|estic de vacances|erantzun automatikoa|bulegotik kanpo|oporretan|r[eé]ponse automatique|absente? du bureau|(?:suis|serai) (?:en cong[eé]s?|absente?)|automatische antwort|abwesen(?:d|heit)|nicht im b[uü]ro|risposta automatica|fuori (?:sede|ufficio)/i;
/** As Exchange writes it: its own words, a colon, the subject that it answers. */
const ANSWERED_BY_PROGRAM =
  /^\s*(?:respuesta autom[aá]tica|automatic reply|resposta autom[aáà]tica|erantzun automatikoa|r[eé]ponse automatique|automatische antwort|risposta automatica)\s*:/i;

const BOUNCE =
  /^\s*(?:undeliver(?:able|ed)|delivery (?:status notification|failure|has failed)|mail delivery (?:failed|failure|subsystem)|returned mail|failure notice|message (?:not delivered|delivery failure)|no se puede entregar|no entregado|error de entrega|mail (?:system )?error)/i;
const BOUNCE_IN_TEXT =
  /final-recipient\s*:|diagnostic-code\s*:|\b(?:4|5)\.\d\.\d{1,3}\b|\b55\d[ -]|(?:could not|couldn['’]t|cannot) be delivered|no (?:se )?(?:ha )?pod(?:ido|r[aá]|emos) entregar|(?:permanent|fatal) (?:error|failure)|mailbox (?:full|unavailable)|user unknown|delivery to the following/i;

/** Programs that report on mail write under these names; people do too, but for the first ones. */
const PROGRAM = /^(?:mailer-daemon|mail-daemon|double-bounce|mdaemon)(?:[+\-=][^@]*)?@/i;
const REPORTER = /^(?:mailer-daemon|mail-daemon|double-bounce|mdaemon|postmaster|bounces?)(?:[+\-=][^@]*)?@/i;

const MOST_READ = 3000;
type Words = Pick<InboundMail, 'subject' | 'text'>;

/** Whether a mail looks like the answer of somebody's absence. */
export const looksAbsent = ({ subject, text }: Words): boolean =>
  ABSENCE.test(subject) || ABSENCE_IN_TEXT.test(text.slice(0, MOST_READ));

/** Whether its subject is one that Exchange gives to such answers, and no person. */
export const isSubjectOfAnswer = (subject: string): boolean => ANSWERED_BY_PROGRAM.test(subject);

/** Whether the words of a mail look like a bounce. */
export const looksReturned = ({ subject, text }: Words): boolean =>
  BOUNCE.test(subject) || BOUNCE_IN_TEXT.test(text.slice(0, MOST_READ));

/** Whether both its subject and its words are those of a bounce: a postmaster who writes as a person uses one of them at most. */
export const isSurelyReturned = ({ subject, text }: Words): boolean =>
  BOUNCE.test(subject) && BOUNCE_IN_TEXT.test(text.slice(0, MOST_READ));

/** Whether only a program writes from an address. */
export const isProgram = (address: string): boolean => PROGRAM.test(address);

/** Whether programs that report on mail write from an address, and people may. */
export const isReporter = (address: string): boolean => REPORTER.test(address);
