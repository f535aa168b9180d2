import type { ReplyLanguage } from '../vocabulary.ts';
import type { Delivered, DeliverySurvey } from './delivery-survey.ts';

const WHAT: Record<Delivered, Record<ReplyLanguage, (order: string) => string>> = {
  delivered: {
    es: (order) => `la entrega de su pedido ${order}`,
    en: (order) => `the delivery of your order ${order}`,
  },
  installed: {
    es: (order) => `la instalación de su pedido ${order}`,
    en: (order) => `the installation of your order ${order}`,
  },
};

/** What a question is about, as a customer reads it within a sentence. */
export const aboutWords = ({ about, order, replyLanguage }: DeliverySurvey): string =>
  WHAT[about][replyLanguage](order);
