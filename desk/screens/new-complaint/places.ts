import type { Option } from '../../parts/form/fields.ts';

/** Autonomous communities of Spain (ISO 3166-2); their names are the same in every language of the desk. */
const REGIONS: Record<string, string> = {
  AN: 'Andalucía',
  AR: 'Aragón',
  AS: 'Asturias',
  IB: 'Illes Balears',
  CN: 'Canarias',
  CB: 'Cantabria',
  CL: 'Castilla y León',
  CM: 'Castilla-La Mancha',
  CT: 'Catalunya',
  CE: 'Ceuta',
  EX: 'Extremadura',
  GA: 'Galicia',
  RI: 'La Rioja',
  MD: 'Madrid',
  ML: 'Melilla',
  MC: 'Murcia',
  NC: 'Navarra',
  PV: 'País Vasco · Euskadi',
  VC: 'Comunitat Valenciana',
};

export const regions: Option[] = Object.entries(REGIONS).map(([code, label]) => ({ value: `ES-${code}`, label }));

const COUNTRIES = [
  'ES',
  'PT',
  'FR',
  'AD',
  'IT',
  'DE',
  'AT',
  'BE',
  'NL',
  'IE',
  'GB',
  'CH',
  'PL',
  'RO',
  'MA',
  'US',
  'AU',
];
const LANGUAGES = ['es', 'en', 'ca', 'eu', 'gl', 'pt', 'fr', 'de', 'it', 'ro', 'ar'];

const named = (codes: string[], type: 'region' | 'language', language: string): Option[] => {
  const names = new Intl.DisplayNames([language], { type });
  return codes.map((value) => ({ value, label: names.of(value) ?? value }));
};

export const countries = (language: string): Option[] => named(COUNTRIES, 'region', language);
export const languages = (language: string): Option[] => named(LANGUAGES, 'language', language);
