import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { apiClient } from '#tools/api-client.ts';
import { bringUp } from './bring-up.ts';
import { NO_BROWSER, openBrowser } from './browser.ts';
import { stories } from './demo/complaints.ts';
import { play } from './demo/play.ts';
import { amendsHome, root } from './paths.ts';

/** Takes the README's screens from a real run: `npm run screens`. */
const pictures = join(root, 'docs', 'pictures');
const WIDTH = 760;

const { run, stop } = await bringUp({ timeScale: 1, home: join(amendsHome, 'screens') });
try {
  mkdirSync(pictures, { recursive: true });
  const api = apiClient(run);
  const story =
    stories.find(({ complaint, answers }) => complaint?.language === 'es' && answers.length > 0) ?? stories[0];
  if (!story) throw new Error('The demo has no stories');
  const { trackingUrl } = await play(
    { run, api },
    { ...story, answers: [] },
    { until: ({ offers }) => offers.some(({ status }) => status === 'open'), seconds: 60 },
  );
  const browser = await openBrowser();
  if (!browser) throw new Error(NO_BROWSER);
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 900 } });
  await page.goto(trackingUrl);
  await page.screenshot({
    path: join(pictures, 'tracking-page.png'),
    clip: { x: 0, y: 0, width: WIDTH, height: 1250 },
    fullPage: true,
  });
  await browser.close();
} finally {
  await stop();
}
