// Lists and calls tools with the official TypeScript client, in the era that is named. The client checks each result against the
// tool's output schema. Usage: client.mjs URL auto|legacy, with the token in TOKEN.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [url, mode] = process.argv.slice(2);
const installed = createRequire(`${process.env.NODE_PACKAGES}/`);
const { Client, StreamableHTTPClientTransport } = await import(
  pathToFileURL(installed.resolve('@modelcontextprotocol/client')));

const client = new Client({ name: 'ci', version: '1' }, { versionNegotiation: { mode } });
await client.connect(new StreamableHTTPClientTransport(new URL(url), {
  requestInit: { headers: { Authorization: `Bearer ${process.env.TOKEN}` } },
}));
const { tools } = await client.listTools();
const calls = JSON.parse(readFileSync(new URL('calls.json', import.meta.url)));
for (const call of calls) {
  if (!tools.find((tool) => tool.name === call.tool)?.outputSchema) {
    throw new Error(`${call.tool} is not listed with an output schema`);
  }
  const result = await client.callTool({ name: call.tool, arguments: call.arguments });
  if (result.isError || !result.structuredContent) {
    throw new Error(`${call.tool}: ${JSON.stringify(result)}`);
  }
}
const { resources } = await client.listResources();
for (const resource of resources) {
  JSON.parse((await client.readResource({ uri: resource.uri })).contents[0].text);
}
console.log(`TypeScript, ${mode}: ${tools.length} tools listed, ${calls.length} called, ${resources.length} resources read, spoke ${
  client.getNegotiatedProtocolVersion?.() ?? 'its own'}`);
await client.close();
