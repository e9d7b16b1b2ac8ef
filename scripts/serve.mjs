// Serves the built example site on this machine alone: `node scripts/serve.mjs [folder]`, port from PORT.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import sirv from 'sirv';

const folder = resolve(process.argv[2] ?? '_site');
const port = Number(process.env.PORT ?? 8080);
const host = '127.0.0.1';

if (!existsSync(join(folder, 'index.html'))) {
  console.error(`There is no site in ${folder}. Build it first: npm run build && npm run site`);
  process.exit(1);
}

const isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function answerMissing(response) {
  response.writeHead(404, { 'content-type': 'text/html;charset=utf-8' });
  const page = join(folder, '404.html');
  if (existsSync(page)) createReadStream(page).pipe(response);
  else response.end('Not found');
}

// `dev` looks at the disk for every request, so a new build shows without a restart.
const serveFile = sirv(folder, { dev: true });

const server = createServer((request, response) => {
  const target = request.url ?? '/';
  if (!target.startsWith('/') || !URL.canParse(target, `http://${host}`)) {
    answerMissing(response);
    return;
  }
  const { pathname } = new URL(target, `http://${host}`);
  // Links on the pages are relative, so a folder must be left with its slash, as on any static host.
  if (/^(?:\/[\w.-]+)+$/.test(pathname) && isFolder(join(folder, pathname))) {
    response.writeHead(302, { location: `${pathname}/` }).end();
    return;
  }
  serveFile(request, response, () => {
    answerMissing(response);
  });
});

server.on('error', (error) => {
  const taken = error.code === 'EADDRINUSE';
  console.error(taken ? `Port ${port} is taken. Choose another: PORT=8081 npm start` : error.message);
  process.exit(1);
});

server.listen(port, host, () => {
  console.log(`Serving ${folder} at http://${host}:${port}/ (stop with Ctrl+C)`);
});
