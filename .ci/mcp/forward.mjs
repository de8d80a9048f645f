// Adds a token to requests that the conformance suite sends without one, and changes nothing else: names, letter case and spaces
// of headers are what the suite tests. Usage: forward.mjs PORT TARGET_PORT, with the token in TOKEN.
import http from 'node:http';

const [port, target] = process.argv.slice(2).map(Number);

http.createServer((request, response) => {
  const headers = [...request.rawHeaders, 'Authorization', `Bearer ${process.env.TOKEN}`];
  const options = { host: '127.0.0.1', port: target, method: request.method, path: request.url, headers, setHost: false };
  const forwarded = http.request(options, (answer) => {
    response.writeHead(answer.statusCode, answer.statusMessage, answer.rawHeaders);
    answer.pipe(response);
  });
  forwarded.on('error', () => response.destroy());
  request.pipe(forwarded);
}).listen(port, '127.0.0.1');
