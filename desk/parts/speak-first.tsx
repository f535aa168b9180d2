import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import type { DeskCase } from '../api/types.ts';
import { useWords, type Words } from '../words/use-words.ts';

const es = { title: 'Mejor hable que escriba', call: 'Llamar al' };
const en: typeof es = { title: 'Rather speak than write', call: 'Call' };
const words: Words<typeof es> = { es, en };

/** Where somebody is about to write: why a call is better. Nothing once somebody has spoken with the customer; it refuses nothing. */
export const SpeakFirst = ({ file: { speakFirst, complainant } }: { file: DeskCase }) => {
  const say = useWords(words);
  if (!speakFirst || speakFirst.done) return null;
  const { phone } = complainant ?? {};
  return (
    <Alert type="warning" header={say.title}>
      {speakFirst.reasons.map((reason) => (
        <div key={reason}>{reason}</div>
      ))}
      {phone && (
        <Link href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
          {say.call} {phone}
        </Link>
      )}
    </Alert>
  );
};
