import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Builds the desk: two entries, of which `decide` stays light; files named by what they hold; nothing inlined, because the page's
 * policy runs and shows files only.
 */
export default defineConfig({
  root: import.meta.dirname,
  // Relative to the page's base and to each other: the API may lie below a path.
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    target: 'es2023',
    // All know light-dark(): made for older ones it would only follow what a style sheet says, and here the reader chooses.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { input: ['app/main.tsx', 'app/decide.tsx'] },
  },
});
