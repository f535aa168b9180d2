import Alert from '@cloudscape-design/components/alert';
import { Problem, Unreachable } from '../api/client.ts';
import { useWords, type Words } from '../words/use-words.ts';

const es = {
  unreachable: 'No hay conexión con el servidor. Se vuelve a intentar; lo que ha escrito sigue aquí.',
  refused: 'No se ha hecho',
  unexpected: 'Algo falló aquí. Vuelva a cargar la página.',
};
const en: typeof es = {
  unreachable: 'There is no connection to the server. It is tried again; what you wrote is still here.',
  refused: 'Not done',
  unexpected: 'Something failed here. Load the page again.',
};
const words: Words<typeof es> = { es, en };

/** Why something could not be shown or done, as the server said it. */
export const ProblemAlert = ({ error }: { error: unknown }) => {
  const say = useWords(words);
  if (!error) return null;
  if (error instanceof Unreachable) return <Alert type="warning">{say.unreachable}</Alert>;
  if (error instanceof Problem)
    return (
      <Alert type="error" header={say.refused}>
        {error.message}
        {error.errors.length > 0 && (
          <ul>
            {error.errors.map(({ pointer, message, detail = message }) => (
              <li key={`${pointer} ${detail}`}>{detail}</li>
            ))}
          </ul>
        )}
      </Alert>
    );
  return <Alert type="error">{say.unexpected}</Alert>;
};
