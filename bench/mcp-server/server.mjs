// An MCP server on the official TypeScript SDK that lists the tools of a catalogue and governs nothing: one server a request, as
// the SDK's documentation has stateless servers. Usage: server.mjs PORT CATALOGUE
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [port, catalogue] = process.argv.slice(2);
const installed = createRequire(`${process.env.NODE_PACKAGES}/`);
const load = (name) => import(pathToFileURL(installed.resolve(name)));
const { createMcpHandler, Server } = await load('@modelcontextprotocol/server');
const { toNodeHandler } = await load('@modelcontextprotocol/node');
const tools = JSON.parse(readFileSync(catalogue)).map(({ name, title, description, inputSchema, outputSchema, annotations }) =>
  ({ name, title, description, inputSchema, outputSchema, annotations }));

const make = () => {
  const server = new Server({ name: 'peer', version: '1' }, { capabilities: { tools: {} } });
  server.setRequestHandler('tools/list', () => ({ tools }));
  return server;
};
createServer(toNodeHandler(createMcpHandler(make))).listen(Number(port), '127.0.0.1');
