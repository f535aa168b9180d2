/** What a column may fill; those of the customer have `customer.` in front. */
const NAMES = {
  text: 'texto text queja reclamacion complaint descripcion description mensaje message comentario comment detalle',
  subject: 'asunto subject titulo title motivo',
  'customer.name': 'nombre name nombre-completo nombre-y-apellidos full-name cliente customer',
  'customer.email': 'correo correo-electronico email e-mail mail',
  'customer.phone': 'telefono phone movil mobile tel',
  'customer.id': 'id-cliente cliente-id numero-de-cliente n-cliente customer-id',
  language: 'idioma language lengua',
  preferredChannel: 'canal channel canal-preferido preferred-channel preferredchannel',
  desiredRemedy: 'solucion solucion-deseada solicita desired-remedy desiredremedy remedy',
  orderRef: 'pedido numero-de-pedido n-pedido order order-ref orderref contrato contract',
  product: 'producto product',
  occurredAt: 'fecha date fecha-del-hecho occurred-at occurredat',
  externalId: 'id externalid external-id referencia reference expediente n-expediente ticket',
};
export type Field = keyof typeof NAMES;

const FIELD_OF = new Map(
  Object.entries(NAMES).flatMap(([field, names]) => names.split(' ').map((name) => [name, field as Field] as const)),
);

/** A heading without accents, capitals and signs: `Nº Expediente` is `n-expediente`. */
export const plainHeading = (heading: string): string =>
  heading
    .normalize('NFD')
    .replace(/[\p{M}ºª]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The columns of a file: which field each fills. The first of two that would fill the same one counts. */
export type Columns = { fields: (Field | undefined)[]; unknown: string[] };

export const columnsOf = (headings: string[]): Columns => {
  const fields = headings.map((heading) => FIELD_OF.get(plainHeading(heading)));
  const first = fields.map((field, index) => (fields.indexOf(field) === index ? field : undefined));
  return { fields: first, unknown: headings.filter((heading, index) => !first[index] && heading.trim() !== '') };
};
