import { oneOfWords } from './field-values.ts';

type Spanish = readonly [english: RegExp, spanish: string | ((...found: string[]) => string)];

const NOUNS: Record<string, string> = {
  answers: 'respuestas',
  bytes: 'bytes',
  cases: 'casos',
  characters: 'caracteres',
  commitments: 'compromisos',
  dates: 'fechas',
  fields: 'campos',
  files: 'archivos',
  levels: 'niveles',
  task: 'tarea',
  tasks: 'tareas',
  views: 'listas',
  'new options': 'opciones nuevas',
  points: 'puntos',
  questions: 'preguntas',
};

/** What code says is allowed, as it says it in English, and the same in Spanish. */
const SPANISH: readonly Spanish[] = [
  [
    /^must name no customer, address or number$/,
    'no puede nombrar a ningún cliente ni llevar direcciones o números suyos',
  ],
  [/^must be one delivery or a span$/, 'un solo envío o un periodo'],
  [/^must say when the service is expected back$/, 'ha de decir cuándo se espera que vuelva el servicio'],
  [/^is needed where it is refused$/, 'hace falta si se rechaza'],
  [/^must be one of (.*)$/s, (values = '') => oneOfWords(values.split(', ')).es],
  [
    /^must (?:be|have) (?:at most )(\d+) ([a-z ]+)$/,
    (count = '', noun = '') => `como mucho, ${count} ${NOUNS[noun] ?? ''}`.trim(),
  ],
  [
    /^at most (\d+) ([a-z ]+) are allowed$/,
    (count = '', noun = '') => `como mucho, ${count} ${NOUNS[noun] ?? ''}`.trim(),
  ],
  [/^must have between (\d+) and (\d+) characters$/, (least = '', most = '') => `entre ${least} y ${most} caracteres`],
  [/^must be from 1 to (\d+)$/, (best = '') => `tiene que ser un número del 1 al ${best}`],
  [/^must be a file number/, 'tiene que ser un número de expediente: letras, cifras y ._/-'],
  [/^must be at least 1 date$/, 'hace falta al menos una fecha'],
  [/^must be a day and a time such as (\S+)$/, (at = '') => `tiene que ser un día y una hora, como ${at}`],
  [/^must be in the future, and stand once$/, 'tiene que ser un momento que no haya pasado, y estar una sola vez'],
  [
    /^must be owner, leader where/,
    'tiene que ser quien lleva el caso, la persona de contacto si la hay, o un mediador',
  ],
  [/^must be at least 1 task$/, 'hace falta al menos una tarea'],
  [/^is needed here or for all$/, 'hace falta aquí o para todas'],
  [/^must be one line/, 'tiene que caber en una línea'],
  [/^must be the path of a queue of the desk$/, 'tiene que ser una lista de la mesa'],
  [/printable ASCII/, 'la clave de la petición no vale: vuelva a cargar la página y repítalo'],
  [/^must be a country of ISO/, 'tiene que ser un país con dos letras, como ES'],
  [/^must be a region of ISO/, 'tiene que ser una región con su código, como ES-MD'],
  [/^must be a channel in lower case/, 'tiene que ser un canal, como email, phone o post'],
  [/^must be a language code/, 'tiene que ser el código de un idioma, como es o ca-ES'],
  [
    /^must be text of 1 to (\d+) characters on one line/,
    (most = '') => `un texto de una línea, de 1 a ${most} caracteres`,
  ],
  [/^must be true or text$/, 'tiene que ser sí o un texto'],
  [
    /^must be a month, a quarter or a year such as (.*)$/,
    (such = '') => `tiene que ser un mes, un trimestre o un año, como ${such.replace(' or ', ' o ')}`,
  ],
  [/^must be an expert of the field/, 'tiene que ser un experto de la materia al que todavía no se haya preguntado'],
  [/^must be text$/, 'tiene que ser un texto'],
  [/^must not be empty$/, 'no puede quedar vacío'],
  [/^must change something$/, 'tiene que cambiar algo'],
  [/^must be there once$/, 'tiene que venir una sola vez'],
  [/^must not end in a colon: what follows it is missing$/, 'no puede acabar en dos puntos: falta lo que va detrás'],
  [/^must be well-formed text without control characters/, 'tiene caracteres que no se pueden leer'],
  [/^must be a whole number$/, 'tiene que ser un número entero'],
  [/^must be true or false$/, 'tiene que ser sí o no'],
  [/^must be true, false or unknown$/, 'tiene que ser sí, no o no se puede saber'],
  [/^must be at least one point$/, 'hace falta al menos un punto'],
  [/^must be the id of a file of the case$/, 'tiene que ser un archivo del caso'],
  [/^is needed for a new point$/, 'hace falta para un punto nuevo'],
  [/^or a new wording in `point`/, 'hace falta, o una nueva redacción, confirmarlo o retirarlo'],
  [/^or a new point in `point` is needed$/, 'hace falta, o un punto nuevo'],
  [/^must be a SHA-256 in hex$/, 'tiene que ser la huella del texto que se leyó'],
  [/^must hold a text, a messageId or an attachmentId$/, 'tiene que llevar un texto, un mensaje o un archivo'],
  [/^must be what was said, or an object/, 'tiene que llevar lo que se dijo: un texto, un mensaje o un archivo'],
  [
    /^must name what to correct/,
    'hay que decir qué se corrige: nombre, correo, teléfono, provincia, canal preferido o idioma',
  ],
  [/^must not be given with takeOver/, 'no se puede devolver el caso y quedárselo a la vez'],
  [/^must be the name of a field$/, 'tiene que ser el nombre de un campo'],
  [
    /^must lie before `to`, by at most (\d+) months$/,
    (months = '') => `tiene que ser anterior al último mes, como mucho ${months} meses`,
  ],
  [/^must be a month such as/, 'tiene que ser un mes, como 2026-11'],
  [/^must be proved by one of/, 'hace falta la prueba que pide la política para este compromiso'],
  [/^must say what was done and where that can be seen$/, 'hay que decir qué se ha hecho y dónde se ve'],
  [/^must say why the customer has to wait$/, 'hay que decir por qué el cliente tiene que esperar'],
  [
    /^needs options, add, text or commitments: what is changed$/,
    'hay que decir qué se cambia: las opciones, el texto o los compromisos',
  ],
  [
    /^must be an owner or a supervisor who is there on that day$/,
    'tiene que ser alguien que lleve casos o supervise, que no aparezca en la reclamación y que esté ese día',
  ],
  [
    /^must be a day from (\S+) to (\S+)$/,
    (from = '', until = '') => `tiene que ser un día entre el ${from} y el ${until}`,
  ],
  [
    /^must hold a commitment: what happened is ours$/,
    'hace falta un compromiso, porque lo ocurrido es responsabilidad nuestra',
  ],
  [/^must say what to offer instead$/, 'hay que decir qué se ofrece en su lugar'],
  [/^point \S+ has no answer yet$/, 'un punto no tiene respuesta todavía'],
  [/^has no answer to point \S+$/, 'falta la respuesta a un punto'],
  [/^no point of the complaint is confirmed yet$/, 'todavía no se ha confirmado ningún punto de la reclamación'],
  [/^must hold a point of the complaint, with its answer$/, 'hace falta un punto de la reclamación, con su respuesta'],
  [/^names a point that stands before$/, 'repite un punto que ya está'],
  [/^must be true before that date/, 'hay que marcarlo antes de esa fecha: el cliente lo rechazó por otro medio'],
  [/^is not that of the agreement as it is now/, 'el texto del acuerdo ha cambiado: léalo otra vez'],
  [/^is not that of the open offer/, 'la propuesta ha cambiado: vuelva a leerla'],
  [/^must be of a message that came after the offer$/, 'tiene que ser un mensaje posterior a la propuesta'],
  [/^must be the id of a message of the customer in this case$/, 'tiene que ser un mensaje del cliente en este caso'],
  [/^must be of a file of this case$/, 'tiene que ser un archivo de este caso'],
  [
    /^must be the cursor of the page before$|^must be where the page before/,
    'tiene que ser donde acabó la página anterior',
  ],
  [/^must be `me` or the id of a person$/, 'tiene que ser usted o una persona del equipo'],
  [
    /^must be today or one of the (\d+) days before$/,
    (days = '') => `tiene que ser hoy o uno de los ${days} días anteriores`,
  ],
  [/^must be a day such as (\S+)$/, (day = '') => `tiene que ser un día, como ${day}`],
  [
    /^must be a day or an instant of UTC such as (\S+)$/,
    (at = '') => `tiene que ser un día o un instante en UTC, como ${at}`,
  ],
  [/^must be an instant of UTC$/, 'tiene que ser un instante en UTC, como 2026-11-22T09:30:00Z'],
  [/^must be an instant that is still to come$/, 'tiene que ser un momento que todavía no haya pasado'],
  [/^must change something$/, 'hay que cambiar algo'],
  [/^must be a topic of the policy/, 'tiene que ser un tema de la política'],
  [/^must be an instant of ISO 8601/, 'tiene que ser un momento, como 2026-11-22T09:30:00Z'],
  [/^must be a date or an instant that is not in the future$/, 'tiene que ser una fecha que no esté por llegar'],
  [/^must be a date or an instant of ISO 8601/, 'tiene que ser una fecha, como 2026-11-22 o 2026-11-22T09:30:00Z'],
  [
    /^must lie before `to`, by at most (\d+) days$/,
    (days = '') => `tiene que ser anterior al final, con ${days} días como mucho entre los dos`,
  ],
  [/If-Match must be/, 'falta saber qué versión se leyó: vuelva a cargar la página'],
  [/^is needed from whoever is not the owner or the assignee$/, 'hace falta, porque ni el caso ni la tarea son suyos'],
  [/^must be a number of an event$/, 'tiene que ser el número de un hecho de la historia'],
  [/^must be the id of a case or a task/, 'tiene que ser un caso o una tarea'],
  [
    /^must be true: a call is recorded only if the customer agreed$/,
    'hay que marcarlo: solo se graba si el cliente está de acuerdo',
  ],
  [/^must be a phone number/, 'tiene que ser un número de teléfono; el de otro país empieza por + y su prefijo'],
  [/Idempotency-Key/, 'la clave de la petición no vale: vuelva a cargar la página y repítalo'],
  [/^must be the id of a merged case of another person$/, 'tiene que ser un caso unido de otra persona'],
  [/^must be the code that was sent to (.*)$/, (to = '') => `escriba el código que hemos enviado a ${to}`],
  [
    /^is not the code that was sent; (\d+) attempts are left$/,
    (left = '') => `no es el código que hemos enviado; quedan ${left} intentos`,
  ],
  [
    /^must be a picture, a PDF/,
    'tiene que ser una imagen, un PDF, una grabación, un texto o un documento de ofimática sin macros',
  ],
  [
    /^must answer each point of the complaint/,
    'tiene que contestar a todos los puntos de la reclamación: confírmelos y contéstelos',
  ],
  [/^must give the reasons/, 'tiene que dar los motivos: la explicación, o las respuestas a los puntos'],
  [
    /^must name the bodies outside the company/,
    'tiene que nombrar los organismos externos: faltan en la política (bodies.yaml)',
  ],
  [/^must hold, by (.*?): (.*)$/s, (article = '', text = '') => `tiene que decir, por ${article}: ${text}`],
  [
    /^must hold the commitment (.*), with who answers for it and its date$/s,
    (what = '') => `tiene que decir el compromiso ${what}, quién responde y su fecha`,
  ],
  [/^must hold something that was not offered before$/, 'tiene que llevar algo que no se haya ofrecido ya'],
  [/^must hold the amount of (.*)$/s, (what = '') => `tiene que decir la cantidad de ${what}`],
  [/^must hold point (.*)$/s, (point = '') => `tiene que contestar al punto ${point}`],
  [/^must hold (.*)$/s, (what = '') => `tiene que nombrar ${what}`],
  [
    /^must be written in the language of the complaint \((\w+)\)/,
    (code = '') => `tiene que estar en el idioma de la reclamación (${code}): traduzca el texto`,
  ],
  [
    /^must be a concession of the policy or an option of the proposal$/,
    'tiene que ser una concesión de la política o una opción de la propuesta',
  ],
  [/^costs more than this case may cost$/, 'cuesta más de lo que puede costar este caso'],
  [
    /^has not the role, the field or the limit for this task$/,
    'no tiene el papel, la materia o el límite que pide esta tarea',
  ],
  [
    /^is no supervisor, and after (\d+) hand-overs/,
    (times = '') => `no supervisa, y después de ${times} traspasos solo puede llevarlo un supervisor`,
  ],
  [/^is nobody of the care team$|^must be somebody of the care team$/, 'tiene que ser alguien del equipo de atención'],
  [/^must be a colleague/, 'tiene que ser otra persona: nadie lo dice de sí mismo'],
  [/^has a customer who is not confirmed yet$/, 'el cliente de este caso no está confirmado todavía'],
  [/^must keep a message of the customer$/, 'tiene que quedar aquí algún mensaje del cliente'],
  [/^has no such messages$/, 'esos mensajes no están en el caso'],
  [/^needs a message of the customer for the new case$/, 'el caso nuevo necesita un mensaje del cliente'],
  [
    /^must be the id of a message of the customer, or a place/,
    'tiene que ser un mensaje del cliente o un lugar de la historia',
  ],
  [/^read them, and name the last one/, 'lea lo que ha escrito el cliente antes de enviar'],
  [/^must be an e-mail address|e-mail address/, 'tiene que ser una dirección de correo'],
  [
    /^must be JSON in UTF-8$|^must be UTF-8$|^must not be compressed$|^must be multipart|^must be application/,
    'la petición ha llegado estropeada: vuelva a cargar la página y repítalo',
  ],
];

/** What code says in English, in Spanish; undefined where nobody has said it. */
export const inSpanish = (message: string): string | undefined => {
  for (const [pattern, spanish] of SPANISH) {
    const found = pattern.exec(message);
    if (found) return typeof spanish === 'string' ? spanish : spanish(...found.slice(1));
  }
  return undefined;
};
