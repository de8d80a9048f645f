// Renders Markdown as GitHub shows it and takes pictures of it:
//   npm install marked github-markdown-css && node render.mjs SAMPLES PICTURES [CHROMIUM]
// SAMPLES is the folder that the class PublicationSamples writes to. `open` in OPEN unfolds details.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const { marked } = await import(require.resolve('marked'));
const css = readFileSync(require.resolve('github-markdown-css/github-markdown-light.css'), 'utf8');
const [samples, pictures, program = 'chromium'] = process.argv.slice(2);

const chromium = (...options) => execFileSync(program, ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars',
  '--disable-background-networking', ...options], { stdio: ['ignore', 'pipe', 'ignore'] }).toString();

for (const file of readdirSync(samples).filter(name => name.endsWith('.md'))) {
  const text = readFileSync(join(samples, file), 'utf8');
  const markdown = process.env.OPEN ? text.replaceAll('<details>', '<details open>') : text;
  const page = join(resolve(pictures), file.replace('.md', '.html'));
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><style>${css}
    body { margin: 0; padding: 12px; background: #fff }
    .markdown-body { width: 800px; padding: 12px 16px; border: 1px solid #d1d9e0; border-radius: 6px; font-size: 14px }
    </style><article class="markdown-body">${marked.parse(markdown, { gfm: true })}</article>
    <script>document.title = 'height=' + Math.ceil(document.querySelector('article').getBoundingClientRect().bottom + 12)</script>`);
  const height = chromium('--window-size=858,400', '--dump-dom', `file://${page}`).match(/height=(\d+)/)[1];
  chromium(`--window-size=858,${height}`, `--screenshot=${page.replace('.html', '.png')}`, `file://${page}`);
}
