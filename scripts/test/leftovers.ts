/** Looks for what a test run left behind: changed files of the project, files in its temporary folder, processes that still use that folder. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The state of the working tree, to be compared with itself later. Empty where there is no git. */
export function treeState(): string {
  const status = spawnSync('git', ['status', '--porcelain=v1', '--untracked-files=all'], { encoding: 'utf8' });
  const content = spawnSync('git', ['diff', 'HEAD'], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  return status.status === 0 ? status.stdout + content.stdout : '';
}

/** A sentence for each thing left behind. */
export function leftovers(temporary: string, before: string): string[] {
  return [
    ...(treeState() === before ? [] : ['Files of the project were changed or added: see `git status`.']),
    ...readdirSync(temporary).map((name) => `In the temporary folder: ${name}`),
    ...processesWith(temporary).map(({ pid, command }) => `Process ${pid} still runs: ${command}`),
  ];
}

/** Processes that carry the folder in their environment or on their command line (Linux; elsewhere none are found). */
export function processesWith(folder: string): { pid: number; command: string }[] {
  if (!existsSync('/proc/self/environ')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      const command = readProcess(name, 'cmdline').replaceAll('\0', ' ').trim();
      const uses = command.includes(folder) || readProcess(name, 'environ').includes(`=${folder}`);
      return uses ? [{ pid: Number(name), command }] : [];
    });
}

function readProcess(pid: string, what: string): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return ''; // it ended meanwhile, or is another user's
  }
}
