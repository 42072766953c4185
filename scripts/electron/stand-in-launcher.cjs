/**
 * Becomes resources/app/main.js of the stand-in Electron: `electron APP_FOLDER` then runs that folder's `main`, as the real Electron's own default
 * app does. Runs in the stand-in's Node 18.
 */
const { app } = require('electron');
const { existsSync, readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const folder = process.argv
  .slice(1)
  .filter((argument) => !argument.startsWith('-'))
  .map((argument) => resolve(argument))
  .find((candidate) => existsSync(join(candidate, 'package.json')));

if (!folder) {
  process.stderr.write('Usage: electron APP_FOLDER\n');
  app.exit(2);
} else {
  const { name, productName, version, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  app.setName(productName ?? name);
  app.setVersion(version);
  app.setAppPath(folder);
  if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), app.getName()));
  require(join(folder, main));
}
