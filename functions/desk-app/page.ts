import type { DeskAppDeps, DeskConfig, Entry } from './contract.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * What a browser may do on the desk's page: run and style with what it is served from here, ask this API and the sign-in, nothing
 * else; no text becomes code (Trusted Types).
 */
export const contentPolicy = ({ apiUrl, signInUrl, poolApiUrl }: DeskConfig): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${[...new Set([apiUrl, signInUrl, poolApiUrl].map((url) => new URL(url).origin))].join(' ')}`,
    `base-uri ${new URL(apiUrl).origin}`,
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** The page that the desk starts from, whichever screen was asked for. */
export const deskPage = (
  { script, styles, preloads }: Entry,
  { config, notices }: Pick<DeskAppDeps, 'config' | 'notices'>,
): string => `<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<title>Mesa · Amends</title>
<base href="${escaped(config.apiUrl)}/desk/">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="desk-config" content="${escaped(JSON.stringify(config))}">
<link rel="icon" href="data:,">
<link rel="license" href="${notices}">
${styles.map((file) => `<link rel="stylesheet" href="${file}">`).join('\n')}
${preloads.map((file) => `<link rel="modulepreload" href="${file}">`).join('\n')}
<script type="module" src="${script}"></script>
</head>
<body>
<div id="root"></div>
<noscript>
<p>La mesa necesita JavaScript. Actívelo para esta página y vuelva a cargarla.</p>
<p lang="en">The desk needs JavaScript. Allow it for this page and load it again.</p>
</noscript>
</body>
</html>
`;
