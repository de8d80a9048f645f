// As much of Sentry as one call of sentry-mcp's find_organizations asks for, answered from memory. Usage: sentry.mjs PORT
import { createServer } from 'node:http';

const organizations = JSON.stringify([{ id: '1', slug: 'acme', name: 'Acme', links: { regionUrl: '', organizationUrl: 'http://127.0.0.1/acme' } }]);
createServer((request, response) => {
  const known = request.url.startsWith('/api/0/organizations/?');
  response.writeHead(known ? 200 : 404, { 'Content-Type': 'application/json' }).end(known ? organizations : '{}');
}).listen(Number(process.argv[2]), '127.0.0.1');
