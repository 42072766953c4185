/** A small HTTP client that costs little beside what it measures: ready-made requests over connections that each wait for their answer. */
import { connect, type Socket } from 'node:net';
import { assert } from '../src/shared/assert.ts';

/** A whole HTTP/1.1 request, ready to be written. */
export function requestOf(method: string, url: string, headers: Readonly<Record<string, string>> = {}, body = ''): Buffer {
  const { pathname, host } = new URL(url);
  const content = Buffer.from(body);
  const all = { host, ...headers, ...(method === 'GET' ? {} : { 'content-length': content.length }) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${method} ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n`), content]);
}

/** Sends all requests over `connections` connections, one at a time on each; answers how many a second were answered with `status`. Any other answer throws. */
export async function answeredPerSecond(url: string, requests: readonly Buffer[], connections: number, status = 200): Promise<number> {
  const { hostname, port } = new URL(url);
  const sockets = await Promise.all(Array.from({ length: connections }, () => connected(hostname, Number(port))));
  const queue = requests.values();
  const started = performance.now();
  try {
    await Promise.all(sockets.map((socket) => sendFrom(queue, socket, status)));
    return (requests.length * 1000) / (performance.now() - started);
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

function connected(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => resolve(socket.off('error', reject)));
    socket.once('error', reject);
  });
}

function sendFrom(queue: Iterator<Buffer>, socket: Socket, status: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const next = () => {
      const { value, done } = queue.next();
      if (done) resolve();
      else socket.write(value);
    };
    socket.setEncoding('latin1').on('data', (text: string) => {
      answer += text;
      if (!isWhole(answer)) return;
      if (!answer.startsWith(`HTTP/1.1 ${status} `)) reject(new Error(`answered with ${answer.slice(0, answer.indexOf('\r\n'))}`));
      answer = '';
      next();
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the server closed the connection')));
    next();
  });
}

/** All servers measured here say how long their answer is. */
function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  if (head === -1) return false;
  const [, length] = /^content-length: (\d+)\r$/im.exec(answer.slice(0, head + 2)) ?? [];
  assert(length !== undefined, 'the answer says its length');
  return answer.length >= head + 4 + Number(length);
}
