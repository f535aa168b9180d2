import type { LocalizedText } from '../values.ts';
import type { Basis, Report } from './evaluate.ts';

/** One line of what the figures rest on. */
export type BasisLine = {
  id: string;
  title: LocalizedText;
  definition: LocalizedText;
  unit: 'count' | 'instant' | 'month' | 'hash' | 'position';
  of: (report: Report) => { value: string | number | undefined; case?: string }[];
};

const one = (value: string | number | undefined) => [{ value }];
const fromBasis = (field: Exclude<keyof Basis, 'broken' | 'inputs'>) => (report: Report) => one(report.basis[field]);

/** What the figures rest on, so that the error that art. 22 allows can be audited. */
export const basisLines: BasisLine[] = [
  {
    id: 'basis-cases',
    title: { es: 'Expedientes leídos', en: 'Cases read' },
    definition: {
      es: 'Expedientes con algún hecho anterior al fin del año, recibidos desde el primer mes leído.',
      en: 'Cases with an event before the year ended, received since the first month read.',
    },
    unit: 'count',
    of: fromBasis('cases'),
  },
  {
    id: 'basis-since',
    title: { es: 'Primer mes leído', en: 'First month read' },
    definition: {
      es: 'Mes de recepción, en UTC, desde el que se leen expedientes: los anteriores no entran.',
      en: 'Month of receipt, in UTC, from which cases are read: earlier ones are not in the report.',
    },
    unit: 'month',
    of: ({ setting }) => one(setting.since),
  },
  {
    id: 'basis-events',
    title: { es: 'Hechos leídos', en: 'Events read' },
    definition: {
      es: 'Hechos de esos expedientes anteriores al fin del año, incluidos los de años anteriores.',
      en: 'Events of those cases before the year ended, those of earlier years included.',
    },
    unit: 'count',
    of: fromBasis('events'),
  },
  {
    id: 'basis-first-event',
    title: { es: 'Primer hecho', en: 'First event' },
    definition: { es: 'Instante (UTC) del primer hecho leído.', en: 'Instant (UTC) of the first event read.' },
    unit: 'instant',
    of: fromBasis('firstEvent'),
  },
  {
    id: 'basis-last-event',
    title: { es: 'Último hecho', en: 'Last event' },
    definition: {
      es: 'Instante (UTC) del último hecho leído: la fecha del informe. Si es anterior al fin del año, el informe es provisional.',
      en: 'Instant (UTC) of the last event read: the date of the report. Where it lies before the end of the year, the report is provisional.',
    },
    unit: 'instant',
    of: fromBasis('lastEvent'),
  },
  {
    id: 'basis-broken',
    title: { es: 'Historiales rotos', en: 'Broken histories' },
    definition: {
      es: 'Expedientes cuya cadena de hashes no cuadra: alguien cambió, quitó o movió un hecho.',
      en: 'Cases whose chain of hashes does not hold: somebody changed, dropped or moved an event.',
    },
    unit: 'count',
    of: ({ basis }) => one(basis.broken.length),
  },
  {
    id: 'basis-broken-at',
    title: { es: 'Dónde se rompen', en: 'Where they break' },
    definition: {
      es: 'Para cada historial roto, el primer hecho que no cuadra.',
      en: 'For each broken history the first event that does not hold.',
    },
    unit: 'position',
    of: ({ basis }) => basis.broken.map(({ caseId, seq }) => ({ value: seq, case: caseId })),
  },
  {
    id: 'basis-sha256',
    title: { es: 'Huella de los datos', en: 'Hash of the data' },
    definition: {
      es: 'SHA-256 del fichero de entradas: la configuración, y por cada expediente su identificador y el SHA-256 de su historial. Las mismas entradas dan el mismo informe, byte a byte.',
      en: 'SHA-256 of the file of inputs: the setting, and for each case its id and the SHA-256 of its history. The same inputs give the same report, byte for byte.',
    },
    unit: 'hash',
    of: fromBasis('sha256'),
  },
];
