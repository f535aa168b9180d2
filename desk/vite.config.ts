import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { withoutUnusedTheme } from './theme-in-use.ts';

const ENTRIES = ['app/main.tsx', 'app/decide.tsx'];
const NO_FALLBACK = '\0no-fallback';

/**
 * The components would show something in place of one that broke, which needs a root of theirs that the desk does not have, and formats
 * its text by a library of thirteen kilobytes (gzip) that came with every button.
 */
const withoutFallback: Plugin = {
  name: 'without-fallback',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === './fallback' && importer?.includes('/error-boundary/') ? NO_FALLBACK : undefined,
  load: (id) => (id === NO_FALLBACK ? 'export const ErrorBoundaryFallback = () => null;' : undefined),
};

/**
 * Builds the desk: two entries, of which `decide` stays light; files named by what they hold; nothing inlined, because the page's
 * policy runs and shows files only.
 */
export default defineConfig({
  root: import.meta.dirname,
  // Relative to the page's base and to each other: the API may lie below a path.
  base: './',
  publicDir: false,
  plugins: [withoutFallback, withoutUnusedTheme(ENTRIES.map((entry) => `${import.meta.dirname}/${entry}`)), react()],
  build: {
    target: 'es2023',
    // All know light-dark(): made for older ones it would only follow what a style sheet says, and here the reader chooses.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { input: ENTRIES },
  },
});
