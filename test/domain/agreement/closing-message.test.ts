import { describe, expect, it } from 'vitest';
import { closingMessage } from '#domain/agreement/closing-message.ts';

describe('the closing message', () => {
  it.each([true, false])(
    'The closing message says that the customer is valued (survey answered: %s)',
    (answeredSurvey) => {
      expect(closingMessage(answeredSurvey).es).toContain('Que siga con nosotros nos importa');
      expect(closingMessage(answeredSurvey).en).toContain('It matters to us that you stay with us');
    },
  );
});
