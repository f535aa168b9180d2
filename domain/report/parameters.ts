import { answerParameters } from './answer-parameters.ts';
import { contactParameters } from './contact-parameters.ts';
import { dutyParameters } from './duty-parameters.ts';
import { followUpParameters } from './follow-up-parameters.ts';
import type { Parameter } from './parameter.ts';
import { serviceParameters } from './service-parameters.ts';
import { settlementParameters } from './settlement-parameters.ts';

/** Every parameter of the yearly evaluation (Ley 10/2025, art. 21), in the order of the report. */
export const parameters: Parameter[] = [
  ...serviceParameters,
  ...answerParameters,
  ...contactParameters,
  ...dutyParameters,
  ...settlementParameters,
  ...followUpParameters,
];
