import type { LetterLanguage } from '#domain/vocabulary.ts';

/** What a sheet for shops says beside what the policy and the law give, in one language. */
export type SheetWords = {
  title: string;
  lead: (company: string) => string;
  scan: string;
  ways: string;
  phone: string;
  mail: string;
  proof: string;
};

export const sheetWords: Record<LetterLanguage, SheetWords> = {
  es: {
    title: 'Reclamaciones',
    lead: (company) => `¿Algo no ha ido bien con ${company}? Cuéntenoslo: lo lee una persona.`,
    scan: 'Apunte aquí con la cámara de su móvil, o entre en',
    ways: 'Y también',
    phone: 'Por teléfono',
    mail: 'Por correo',
    proof:
      'Recibirá al momento una clave y un justificante, que dice qué día le contestaremos como muy tarde. Consérvelo.',
  },
  ca: {
    title: 'Reclamacions',
    lead: (company) => `Alguna cosa no ha anat bé amb ${company}? Expliqui’ns-ho: ho llegeix una persona.`,
    scan: 'Apunti aquí amb la càmera del mòbil, o entri a',
    ways: 'I també',
    phone: 'Per telèfon',
    mail: 'Per correu',
    proof: 'Rebrà de seguida una clau i un justificant, que diu quin dia li contestarem com a molt tard. Guardi’l.',
  },
  gl: {
    title: 'Reclamacións',
    lead: (company) => `Algo non foi ben con ${company}? Cóntenolo: leo unha persoa.`,
    scan: 'Apunte aquí coa cámara do seu móbil, ou entre en',
    ways: 'E tamén',
    phone: 'Por teléfono',
    mail: 'Por correo',
    proof: 'Recibirá de contado unha clave e un xustificante, que di que día lle contestaremos como moi tarde. Gárdeo.',
  },
  eu: {
    title: 'Erreklamazioak',
    lead: (company) => `Zerbait gaizki joan da? Konta iezaguzu, ${company}: pertsona batek irakurtzen du.`,
    scan: 'Eraman zure mugikorraren kamera hona, edo sartu hemen:',
    ways: 'Eta baita ere',
    phone: 'Telefonoz',
    mail: 'Postaz',
    proof:
      'Gako bat eta egiaztagiri bat jasoko dituzu berehala; bertan dago erantzuna jasotzeko azken eguna. Gorde ezazu.',
  },
  en: {
    title: 'Complaints',
    lead: (company) => `Did something go wrong with ${company}? Tell us: a person reads it.`,
    scan: 'Point the camera of your phone here, or go to',
    ways: 'And also',
    phone: 'By phone',
    mail: 'By e-mail',
    proof: 'You get a key and a receipt at once, which says by which day we answer at the latest. Keep it.',
  },
};
