// Calls a tool with openapi-fetch and the generated types. Usage: client.js URL, with the token in TOKEN.
import createClient from 'openapi-fetch';
import type { paths } from './api.js';

const client = createClient<paths>({
  baseUrl: process.argv[2],
  headers: { Authorization: `Bearer ${process.env.TOKEN}` },
});
const { data, error } = await client.POST('/providers/socket/package.check', {
  body: { packages: ['pkg:npm/evil-test-package@1.0.0'] },
});
if (!data) {
  throw new Error(JSON.stringify(error));
}
console.log(`TypeScript: ${data.packages.length} package checked`);
