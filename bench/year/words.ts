import type { Chance } from './chance.ts';

/** What customers write, of pieces that are put together anew each time. */
const OPENINGS = [
  'Buenos días.',
  'Hola,',
  'Estoy muy descontento.',
  'Les escribo por segunda vez.',
  'A quien corresponda:',
  '',
];
const CLOSINGS = [
  'Espero una solución.',
  'Quiero una respuesta cuanto antes.',
  'Esto no puede seguir así.',
  'Gracias.',
  'Nadie me ha dado una explicación.',
  '',
];

/** What is said of a topic, and of what was planted. */
const SAID: Record<string, string[]> = {
  billing: [
    'La factura de este mes es mucho más alta de lo normal.',
    'Me han cobrado dos veces el mismo recibo.',
    'El importe no coincide con lo que firmé.',
    'Aparece un cargo que no reconozco en la factura.',
    'La lectura del contador está mal tomada.',
  ],
  delivery: [
    'El pedido no ha llegado en la fecha prometida.',
    'El transportista dejó el paquete en otra dirección.',
    'Falta una pieza del pedido.',
    'Llevo una semana esperando la entrega.',
    'El repartidor no llamó y el envío volvió al almacén.',
  ],
  'product-fault': [
    'El aparato dejó de funcionar a los pocos días.',
    'Hace un ruido muy fuerte desde el primer uso.',
    'La puerta no cierra bien y pierde agua.',
    'Se apaga solo a mitad del programa.',
    'La pantalla no responde.',
  ],
  service: [
    'Nadie contesta al teléfono de atención.',
    'Me colgaron después de una hora de espera.',
    'El agente fue muy desagradable conmigo.',
    'Cada persona me dice una cosa distinta.',
  ],
  outage: [
    'Se ha ido la luz otra vez en mi casa.',
    'Tuvimos un corte de media hora esta noche.',
    'Los microcortes estropean mis aparatos.',
    'La tensión baja todas las tardes.',
  ],
  refund: [
    'Sigo sin recibir la devolución.',
    'El reembolso llegó incompleto.',
    'Prometieron devolver el dinero y nada.',
  ],
  installation: [
    'El técnico no se presentó a la cita.',
    'La instalación quedó a medias.',
    'Dejaron un agujero en la pared.',
  ],
  app: ['La aplicación no me deja entrar.', 'No puedo descargar mis recibos en la web.', 'La app se cierra sola.'],
  plan: [
    'Me cambiaron la tarifa sin avisar.',
    'El descuento prometido no aparece.',
    'Quiero volver a mi plan anterior.',
  ],
  // What was planted.
  'sudden-outage': [
    'Estamos sin suministro desde hace un rato, todo el barrio a oscuras.',
    'Apagón general en la calle, la subestación ha explotado.',
    'Sin electricidad en todo el edificio y el barrio a oscuras por la subestación.',
  ],
  'bad-batch': [
    'El compresor hace un chasquido y la nevera deja de enfriar.',
    'Deja de enfriar y el compresor suena con un chasquido.',
    'Se ha estropeado el compresor: no enfría y se oye un chasquido.',
  ],
  'local-failure': [
    'El almacén del polígono está cerrado y mi entrega sigue parada.',
    'No entregan nada porque hay huelga en el almacén del polígono.',
    'La furgoneta no sale del almacén por la huelga y mi pedido no llega.',
  ],
  viral: [
    'He visto el vídeo y no me extraña.',
    'Lo del vídeo es una vergüenza.',
    'Después del vídeo nadie debería comprarles.',
  ],
};

const THREATS = [
  'Voy a contarlo en redes sociales.',
  'Mañana llamo a la prensa.',
  'Lo publicaré en todas las redes sociales que pueda.',
];

/** @param of a topic, or what was planted */
export const wordsOf = (chance: Chance, of: string, { threatens }: { threatens: boolean }): string =>
  [
    chance.pick(OPENINGS),
    chance.pick(SAID[of] ?? []),
    threatens ? chance.pick(THREATS) : undefined,
    chance.pick(CLOSINGS),
  ]
    .filter(Boolean)
    .join(' ');
