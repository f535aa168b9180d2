import type { DeskCase } from '../../../api/types.ts';
export const CaseActions = (_: { file: DeskCase }) => null;
