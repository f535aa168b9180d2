import { createInterface } from 'node:readline/promises';
import { Advice } from '#local/progress.ts';

/** Asks whoever sits at the terminal. @throws Advice where nobody does */
export const confirmed = async (question: string): Promise<boolean> => {
  if (!process.stdin.isTTY) throw new Advice('Nobody can be asked here. Say --yes if you have read what is done');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const said = await terminal.question(`${question} [y/N] `).catch((error: unknown) => {
      // Ctrl+C at a question is a no.
      if ((error as Error).name === 'AbortError') return '';
      throw error;
    });
    return /^(?:y|yes|s|si|sí)$/i.test(said.trim());
  } finally {
    terminal.close();
  }
};
