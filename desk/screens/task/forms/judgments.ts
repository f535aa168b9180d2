import type { DeskCase } from '../../../api/types.ts';
import type { Body } from '../../../parts/form/use-act.ts';
import type { Values } from '../../../parts/form/values.ts';

/** Yes and no are what the request calls true and false; what cannot be known it calls so. */
const known = (value: unknown): unknown => (value === 'yes' ? true : value === 'no' ? false : value);
const said = (value: boolean | undefined): string => (value === undefined ? 'unknown' : value ? 'yes' : 'no');

/** The request that says what somebody judged; whoever cannot tell says neither. */
export const judgmentsToBody = ({ cannot, ...body }: Body): Body => ({
  ...body,
  ...('valid' in body && { valid: known(body['valid']) }),
  ...('liable' in body && { liable: known(body['liable']) }),
  ...(cannot === true && { cannotTell: body['cannotTell'] ?? true }),
});

/** What a form holds that says the same as an opinion. */
export const judgmentValues = ({ valid, liable, remedy = '' }: DeskCase['opinions'][number]): Values => ({
  valid: said(valid),
  liable: said(liable),
  remedy,
});
