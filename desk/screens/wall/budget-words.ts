import type { Words } from '../../words/use-words.ts';

const es = {
  title: 'Presupuestos',
  titleOf: (period: string) => `Presupuestos de ${period}`,
  hint: 'Lo que cada equipo puede conceder: lo propuesto está reservado, lo acordado está gastado.',
  loading: 'Cargando…',
  team: 'Equipo',
  total: 'En total',
  reserved: 'Reservado',
  spent: 'Gastado',
  free: 'Libre',
  beyond: 'Por encima',
};
const en: typeof es = {
  title: 'Budgets',
  titleOf: (period) => `Budgets of ${period}`,
  hint: 'What each team may concede: what is proposed is reserved, what is agreed is spent.',
  loading: 'Loading…',
  team: 'Team',
  total: 'In all',
  reserved: 'Reserved',
  spent: 'Spent',
  free: 'Free',
  beyond: 'Beyond it',
};
export const budgetWords: Words<typeof es> = { es, en };
