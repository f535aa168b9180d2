import type { Story } from './story.ts';

/** Ten invented complaints to the demo company: two languages, two channels, every way a case can go. */
export const stories: Story[] = [
  {
    title: 'Gas smell, remedy above the owner’s limit: an approver decides',
    channel: 'web',
    complaint: {
      text: 'Desde que instalaron la caldera nueva huele a gas en la cocina y tengo un bebé en casa. Tengo miedo. He llamado cuatro veces y nadie contesta.',
      customer: { name: 'Marta Olmedo', email: 'marta.olmedo@example.com', phone: '+34 600 100 201' },
      orderRef: 'LU-20481',
      product: 'Caldera Brasa 24',
    },
    findings: {
      cause: 'company-error',
      facts: 'El técnico dejó una junta mal apretada; la cliente llamó cuatro veces sin respuesta.',
      explanation: 'Una junta de la caldera quedó mal apretada al instalarla, y sus cuatro llamadas no se atendieron.',
      prevention: 'Desde hoy cada instalación de gas la comprueba un segundo técnico antes de ponerla en marcha.',
      customerWish: 'Quiere un aparato nuevo y seguro.',
      questions: [{ domain: 'technical', question: '¿Es segura la caldera tras cambiar la junta?' }],
    },
    opinions: {
      technical: {
        valid: true,
        liable: true,
        remedy: 'replacement',
        explanation: 'La junta se montó mal y no se puede garantizar el quemador: conviene cambiar el aparato.',
      },
    },
    verdict: { decision: 'approve', reason: 'La seguridad de un bebé no se discute.' },
    answers: [{ decision: 'accept', wants: 'aparato nuevo' }],
    score: 5,
    result: 'agreed',
  },
  {
    title: 'Charged twice, settled by the owner alone',
    channel: 'web',
    complaint: {
      text: 'You charged my card twice for the March maintenance plan. I want the second charge back.',
      customer: { name: 'Oliver Reed', email: 'oliver.reed@example.com' },
      language: 'en',
      orderRef: 'PL-8812',
    },
    findings: {
      cause: 'company-error',
      facts: 'The bank file of March was sent twice.',
      explanation: 'We sent the file of March to the bank twice, so your card was charged twice.',
      prevention: 'The bank file is now checked against the one before it goes out.',
      questions: [],
    },
    answers: [{ decision: 'accept', wants: 'refund' }],
    score: 5,
    result: 'agreed',
  },
  {
    title: 'By e-mail: a washing machine delivered broken',
    channel: 'email',
    complaint: {
      subject: 'La lavadora llegó rota',
      text: 'Buenos días:\n\nLa lavadora que me entregaron el martes llegó rota y el repartidor se fue sin decir nada. ¿Qué van a hacer?\n\nUn saludo,\nJulián Campos',
      customer: { name: 'Julián Campos', email: 'julian.campos@example.com' },
    },
    findings: {
      cause: 'company-error',
      facts: 'El embalaje salió dañado del almacén; hay fotos del repartidor.',
      explanation: 'Su lavadora salió ya golpeada de nuestro almacén.',
      questions: [{ domain: 'production', question: '¿Salió dañado del almacén?' }],
    },
    opinions: { production: { valid: true, liable: true, explanation: 'El palé se golpeó al cargarlo.' } },
    answers: [{ decision: 'accept', wants: 'abono' }],
    result: 'agreed',
  },
  {
    title: 'The first offer is not enough: a counter-offer, then agreement',
    channel: 'web',
    complaint: {
      text: 'La nevera hace un ruido insoportable desde el primer día. Ya vino un técnico y no funciona mejor. Estoy harta.',
      customer: { name: 'Pilar Nogués', email: 'pilar.nogues@example.com' },
      product: 'Nevera Escarcha 300',
    },
    findings: {
      cause: 'company-error',
      facts: 'Compresor con holgura; la primera visita no lo vio.',
      explanation: 'El compresor de su nevera tiene una holgura que no vimos en la primera visita.',
      questions: [],
    },
    answers: [
      { decision: 'counter', message: 'No me basta: quiero que la reparen de una vez.' },
      { decision: 'accept', wants: 'eparación' },
    ],
    result: 'agreed',
  },
  {
    title: 'The customer declines: a reasoned final answer',
    channel: 'web',
    complaint: {
      text: 'Your energy plan is a scam. The price went up although the seller promised it would not. I want out without a penalty.',
      customer: { name: 'Grace Bennett', email: 'grace.bennett@example.com' },
      language: 'en',
    },
    findings: {
      cause: 'misunderstanding',
      facts: 'The contract says that the price follows the market; the call recording says so as well.',
      explanation: 'The price of your plan follows the market, and we could have said so more clearly.',
      points: [
        {
          point: 'The price went up although the seller promised it would not.',
          answer: 'The plan follows the market price; in the call it was read out, though quickly and only once.',
        },
        {
          point: 'I want out without a penalty.',
          answer: 'You can leave at any time: your plan has no penalty.',
        },
      ],
      questions: [{ domain: 'legal', question: 'Does the contract allow the change of price?' }],
    },
    opinions: {
      legal: { valid: false, liable: false, explanation: 'Clause 7 allows it and was read out in the call.' },
    },
    answers: [{ decision: 'decline', message: 'No. I will take this further.' }],
    result: 'answered',
  },
  {
    title: 'An expert never answers: the timer fires and the case goes on',
    channel: 'web',
    complaint: {
      text: 'Llevo dos semanas esperando una pieza del horno y cada vez me dan una fecha distinta. No puedo cocinar.',
      customer: { name: 'Íñigo Larrea', email: 'inigo.larrea@example.com' },
      product: 'Horno Rescoldo 60',
    },
    findings: {
      cause: 'company-error',
      facts: 'La pieza está agotada y se dieron tres fechas distintas.',
      explanation: 'La pieza está agotada en fábrica y le dimos tres fechas sin haberlas confirmado.',
      questions: [{ domain: 'production', question: '¿Cuándo habrá piezas del horno Rescoldo?' }],
    },
    opinions: { production: 'silent' },
    answers: [{ decision: 'accept', wants: 'abono' }],
    result: 'agreed',
  },
  {
    title: 'Caused by how the appliance was used: an explanation',
    channel: 'web',
    complaint: {
      text: 'La vitrocerámica se ha llenado de arañazos en un mes. El cristal es de mala calidad.',
      customer: { name: 'Rosa Ibarra', email: 'rosa.ibarra@example.com' },
    },
    findings: {
      cause: 'customer-use',
      facts: 'Las marcas son de un estropajo metálico, como se ve en las fotos.',
      explanation: 'Las marcas de las fotos son de un estropajo metálico; un paño suave las evita en adelante.',
      questions: [{ domain: 'technical', question: '¿De qué son las marcas?' }],
    },
    opinions: {
      technical: { valid: false, liable: false, explanation: 'Un estropajo metálico raya cualquier vitrocerámica.' },
    },
    answers: [{ decision: 'accept' }],
    result: 'agreed',
  },
  {
    title: 'Unfounded, and said so by a named person',
    channel: 'web',
    complaint: {
      text: 'My water heater stopped working after four years and the warranty must cover it. Give me a new one.',
      customer: { name: 'Harold Finch', email: 'harold.finch@example.com' },
      language: 'en',
    },
    findings: {
      cause: 'unfounded',
      facts: 'The warranty of three years ended in May; no fault was reported before.',
      explanation: 'The warranty of your water heater ran for three years and ended in May.',
      points: [
        {
          point: 'The warranty must cover it.',
          answer: 'It covers three years from the day of delivery, and your heater was delivered four years ago.',
        },
      ],
      questions: [],
    },
    answers: [{ decision: 'decline' }],
    result: 'answered',
  },
  {
    title: 'Personal data in the wrong hands: the legal expert is asked',
    channel: 'web',
    complaint: {
      text: 'He recibido por correo la factura de otro cliente, con su nombre y su cuenta. ¿Quién tiene la mía? Si no lo aclaran pondré una denuncia en la AEPD.',
      customer: { name: 'Teresa Vidal', email: 'teresa.vidal@example.com' },
    },
    findings: {
      cause: 'company-error',
      facts: 'Un fallo de impresión cruzó doce facturas.',
      explanation: 'Un fallo de nuestra imprenta cruzó su factura con la de otra persona.',
      prevention: 'Cada tirada se comprueba ahora sobre por sobre antes de enviarla.',
      questions: [{ domain: 'legal', question: '¿Hay que notificarlo a la AEPD?' }],
    },
    opinions: {
      legal: {
        valid: true,
        liable: true,
        explanation: 'Su factura no salió de nuestra imprenta; ya lo hemos notificado.',
      },
    },
    answers: [{ decision: 'accept' }],
    score: 4,
    result: 'agreed',
  },
  {
    title: 'A third party’s fault, two experts at once',
    channel: 'web',
    complaint: {
      text: 'The courier left my air conditioner in the rain and the technician refused to install it. I waited two days for nothing.',
      customer: { name: 'Nora Whitfield', email: 'nora.whitfield@example.com' },
      language: 'en',
    },
    findings: {
      cause: 'third-party',
      facts: 'The courier admits that the parcel stood outside for five hours.',
      explanation: 'The courier left your air conditioner outside for five hours in the rain.',
      questions: [
        { domain: 'technical', question: 'Is the appliance safe to install?' },
        { domain: 'production', question: 'Is another one in stock?' },
      ],
    },
    opinions: {
      technical: { valid: true, liable: true, explanation: 'The electronics are wet; it must not be installed.' },
      production: { valid: true, liable: true, explanation: 'Another one is in stock and can be sent at once.' },
    },
    answers: [
      { decision: 'counter', message: 'I would like something for the two days I lost.' },
      { decision: 'accept', wants: 'credit' },
    ],
    result: 'agreed',
  },
];
