import type { Advice } from '#functions/desk/advice/contract.ts';
import type { Words } from '../../../words/use-words.ts';
import { shareText } from './share-text.ts';

type Mishap = Advice['expected']['wrong'][number]['mishap'];
type Reason = NonNullable<Advice['landmark']>['because'];
type Working = 'stayed' | 'satisfied' | 'kept' | 'accepted';

const es = {
  loading: 'Buscando casos parecidos…',
  none: 'Aún no hay casos anteriores de este tipo.',
  note: 'Es lo que pasó, no una prueba: quién recibió qué lo decidió una persona. No decide nada.',
  incident: { joined: 'Es de una incidencia', proposed: 'Parece de una incidencia' },
  causeOfIncident: 'Su causa:',
  action: 'Medida correctora:',
  remedy: 'Remedio del que partir:',
  noFindings: 'Aún no se ha anotado la causa.',
  expected: 'Lo que conviene esperar',
  expectedIn: (cases: number, topic: string) => `En los ${cases} casos de «${topic}» de los últimos doce meses:`,
  nothingWrong: (cases: number, topic: string) =>
    `En los ${cases} casos de «${topic}» de los últimos doce meses nada salió mal a menudo.`,
  tooFew: (cases: number) => `Solo ${cases}: son pocos para sacar conclusiones.`,
  more: 'más que en el resto',
  mishaps: {
    'answer-late': 'La respuesta llegó tarde',
    'word-late': 'No se escribió cuando se había prometido',
    'promise-broken': 'Se incumplió lo prometido',
    reopened: 'El caso se reabrió',
    'no-agreement': 'No hubo acuerdo',
    'not-satisfied': 'El cliente no quedó contento',
  } satisfies Record<Mishap, string> as Record<string, string>,
  share: shareText.es,
  remedies: 'Qué se hizo y qué resultó',
  unknownCause: 'Sin causa anotada',
  nothing: 'Nada del catálogo: una respuesta motivada',
  like: (cases: number, severity?: string) =>
    severity === undefined
      ? `En ${cases} casos parecidos, de cualquier gravedad`
      : `En ${cases} casos parecidos, de gravedad ${severity}`,
  differs: 'La misma causa se ha tratado de formas distintas.',
  better: (remedy: string, inWhat: string) => `Dio mejor resultado que lo demás: ${remedy} (${inWhat}).`,
  noneBetter: 'Nada dio mejor resultado que lo demás, más allá del azar.',
  tried: (cases: number) => (cases === 1 ? '1 caso' : `${cases} casos`),
  workings: {
    accepted: 'aceptado',
    kept: 'promesas cumplidas',
    satisfied: 'clientes contentos',
    stayed: 'sin volver en 90 días',
  } satisfies Record<Working, string>,
  landmark: {
    'first-of-kind': 'Es el primer caso de su clase: otros pueden aprender de él.',
    'like-none': 'No se parece a ningún caso cerrado: otros pueden aprender de él.',
  } satisfies Record<Reason, string>,
  manual: 'Del manual',
  works: 'Lo que funciona:',
  wordsFor: 'Palabras para el cliente:',
  policy: 'La política:',
  version: (version: number) => `Versión ${version} en el manual`,
  alike: 'Reclamaciones que se parecen',
  results: { agreed: 'con acuerdo', answered: 'con respuesta motivada' } as Record<string, string>,
  score: (score: number) => `puntuó ${score}`,
};
const en: typeof es = {
  loading: 'Looking for like cases…',
  none: 'There are no past cases of this kind yet.',
  note: 'It is what happened, no proof: who was given what was decided by a person. It decides nothing.',
  incident: { joined: 'It is about an incident', proposed: 'It seems to be about an incident' },
  causeOfIncident: 'Its cause:',
  action: 'Corrective action:',
  remedy: 'A remedy to go on from:',
  noFindings: 'No cause is recorded yet.',
  expected: 'What to expect',
  expectedIn: (cases, topic) => `In the ${cases} cases of “${topic}” of the last twelve months:`,
  nothingWrong: (cases, topic) =>
    `In the ${cases} cases of “${topic}” of the last twelve months nothing went wrong often.`,
  tooFew: (cases) => `Only ${cases}: too few to conclude from.`,
  more: 'more than elsewhere',
  mishaps: {
    'answer-late': 'The answer came late',
    'word-late': 'We did not write when we had promised to',
    'promise-broken': 'What was promised was not kept',
    reopened: 'The case was opened again',
    'no-agreement': 'There was no agreement',
    'not-satisfied': 'The customer was not content',
  },
  share: shareText.en,
  remedies: 'What was done and what came of it',
  unknownCause: 'No cause noted',
  nothing: 'Nothing of the catalogue: a reasoned answer',
  like: (cases, severity) =>
    severity === undefined
      ? `In ${cases} like cases, of any severity`
      : `In ${cases} like cases, of severity ${severity}`,
  differs: 'The same cause was treated in different ways.',
  better: (remedy, inWhat) => `Did better than the rest: ${remedy} (${inWhat}).`,
  noneBetter: 'Nothing did better than the rest, beyond chance.',
  tried: (cases) => (cases === 1 ? '1 case' : `${cases} cases`),
  workings: {
    accepted: 'accepted',
    kept: 'promises kept',
    satisfied: 'customers content',
    stayed: 'not back within 90 days',
  },
  landmark: {
    'first-of-kind': 'It is the first case of its kind: others can learn from it.',
    'like-none': 'It is like no closed case: others can learn from it.',
  },
  manual: 'From the manual',
  works: 'What works:',
  wordsFor: 'Words for the customer:',
  policy: 'The policy:',
  version: (version) => `Version ${version} in the manual`,
  alike: 'Complaints that read alike',
  results: { agreed: 'with an agreement', answered: 'with a reasoned answer' },
  score: (score) => `rated ${score}`,
};
export const adviceWords: Words<typeof es> = { es, en };
