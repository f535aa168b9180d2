import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import { actOnCase } from '../http/act-on-case.ts';
import { ContactCorrected, ContactData } from './contract.ts';
import { correctContact } from './correct-contact.ts';

/** How a customer is reached. */
export const contactDataEndpoints: DeskEndpoint[] = [
  actOnCase({
    path: '/desk/cases/{id}/contact-data',
    summary:
      'Correct how the customer is reached (null removes); what had not arrived is sent again to the new address',
    body: ContactData,
    done: { description: 'What was corrected', schema: ContactCorrected },
    refuses: ['value-invalid'],
    act: correctContact,
  }),
];
