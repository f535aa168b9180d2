import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvRows, jsonLines, type Labelled, type LabelledSets, labelOf, sentimentSets } from './comprehend-corpus.ts';

type Truth = 'complaint' | 'other';

/** Banking77 has no word for a complaint: these of its intents tell of something that went wrong. */
const WENT_WRONG =
  /charged|extra_charge|not_recognised|not_received|not_working|not_updated|not_showing|declin|fail|wrong|pending|revert|block|lost|compromised|unable|swallowed|twice/;

/** The topics of ours that labels of others stand for; what stands for none of them is not counted. */
const TOPICS: Record<string, string> = {
  dano_envio: 'delivery',
  retraso_entrega: 'delivery',
  entrega_incorrecta: 'delivery',
  pieza_faltante: 'delivery',
  defecto_producto: 'product-fault',
  calidad_material: 'product-fault',
  devolucion: 'refund',
  error_facturacion: 'billing',
  Request_refund: 'refund',
  refund_not_showing_up: 'refund',
  reverted_card_payment: 'refund',
  extra_charge_on_statement: 'billing',
  card_payment_fee_charged: 'billing',
  cash_withdrawal_charge: 'billing',
  transfer_fee_charged: 'billing',
  transaction_charged_twice: 'billing',
  card_arrival: 'delivery',
  card_delivery_estimate: 'delivery',
  passcode_forgotten: 'app',
};

type Furniture = { complaint_text: string; category_hint: string };
type HotelReview = { text: string; overall: string };

const unique = <Label>(rows: Labelled<Label>[]): Labelled<Label>[] => [
  ...new Map(rows.filter(({ text }) => text.trim()).map((row) => [row.text, row])).values(),
];
const alike = (texts: (string | undefined)[], language: string, label: Truth): Labelled<Truth>[] =>
  unique(texts.map((text = '') => ({ text, language, label })));

const texts = (folder: string) => (name: string) => join(folder, 'texts', name);
const furniture = (folder: string): Furniture[] =>
  JSON.parse(readFileSync(texts(folder)('es-furniture-complaints-55.json'), 'utf8'));

/** A negative and a positive set of reviews; those in between are neither. */
const reviews = (name: string, language: string, rows: { text: string; label: string }[]): LabelledSets<Truth> => {
  const are = (label: string) => rows.filter((row) => row.label === label).map(({ text }) => text);
  return {
    [`${name}, negative`]: alike(are('NEGATIVE'), language, 'complaint'),
    [`${name}, positive`]: alike(are('POSITIVE'), language, 'other'),
  };
};

const starsLabel = (stars = ''): string => {
  const given = Number.parseFloat(stars.replace(',', '.'));
  return given >= 4 ? 'POSITIVE' : given <= 2 ? 'NEGATIVE' : 'NEUTRAL';
};

/** Texts that are complaints, or surely something else. Negative reviews count as complaints, questions and praise do not. */
export const kindSets = (folder: string): LabelledSets<Truth> => {
  const file = texts(folder);
  const hotels = ['es', 'en', 'ca', 'eu'].map((language) => {
    const rows = jsonLines<HotelReview>(file(`hotel-reviews-${language}.jsonl`));
    const labelled = rows.map(({ text, overall }) => ({ text, label: labelOf(overall) }));
    return reviews(`hotel reviews ${language}`, language, labelled);
  });
  const column = (name: string, heading: string) => csvRows(file(name)).map((row) => row[heading]);
  const labelled = csvRows(file('es-product-reviews-labelled.csv')).map((row) => ({
    text: row['texto'] ?? '',
    label: labelOf(row['etiqueta']),
  }));
  const opinions = csvRows(file('es-amazon-opiniones.csv')).map((row) => ({
    text: `${row['titulo']}. ${row['comentario']}`,
    label: starsLabel(row['calificacion']),
  }));
  const questions = csvRows(file('banking77-test.csv'));
  const asked = (wentWrong: boolean) =>
    questions.filter(({ category = '' }) => WENT_WRONG.test(category) === wentWrong).map((row) => row['text']);
  return {
    'furniture complaints es': alike(
      furniture(folder).map(({ complaint_text }) => complaint_text),
      'es',
      'complaint',
    ),
    ...reviews('product reviews es', 'es', labelled),
    ...reviews('shop opinions es', 'es', opinions),
    'complaints en (CFPB)': alike(
      column('cfpb-narratives-2000.csv', 'Consumer complaint narrative'),
      'en',
      'complaint',
    ),
    'titles of complaints en (telecom)': alike(
      column('comcast-telecom-complaints.csv', 'Customer Complaint'),
      'en',
      'complaint',
    ),
    'bank questions en, to be told something': alike(asked(false), 'en', 'other'),
    'bank questions en, something went wrong': alike(asked(true), 'en', 'other'),
    ...Object.assign({}, ...hotels),
    ...reviews('restaurant reviews fr', 'fr', sentimentSets(folder)['restaurant reviews fr'] ?? []),
    'complaints pt (Reclame Aqui)': alike(column('pt-reclameaqui-sample.csv', 'DESCRICAO'), 'pt', 'complaint'),
  };
};

/** Texts whose own label stands for a topic of the policy. */
export const topicSets = (folder: string): LabelledSets<string> => {
  const mapped = (rows: { text: string; name: string }[], language: string): Labelled<string>[] =>
    unique(rows.flatMap(({ text, name }) => (TOPICS[name] ? [{ text, language, label: TOPICS[name] }] : [])));
  const asked = csvRows(texts(folder)('banking77-test.csv'));
  return {
    'furniture complaints': mapped(
      furniture(folder).map((row) => ({ text: row.complaint_text, name: row.category_hint })),
      'es',
    ),
    'bank questions': mapped(
      asked.map((row) => ({ text: row['text'] ?? '', name: row['category'] ?? '' })),
      'en',
    ),
  };
};
