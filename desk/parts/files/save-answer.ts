import { answerOf } from '../../api/client.ts';

const NAME = /filename="([\w.-]+)"/;

/** Fetches a file with the proof of who asks, and hands it to the browser to be saved: it is never shown. @param name where it has none */
export const saveAnswer = async (path: string, name: string): Promise<void> => {
  const answer = await answerOf(path);
  const url = URL.createObjectURL(new Blob([await answer.arrayBuffer()], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = NAME.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
