/** Runs one command of the test run in a process group of its own, so that it can be ended with all that it started. */
import { spawn } from 'node:child_process';

export type Ran = { code: number; output: string };

const running = new Set<number>();

/** Runs to the end and keeps what was said. */
export function run(command: string, args: string[], env: NodeJS.ProcessEnv = process.env): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const said: string[] = [];
    const hear = (chunk: string) => void said.push(chunk);
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    if (child.pid !== undefined) running.add(child.pid);
    const settle = (code: number) => {
      if (child.pid !== undefined) running.delete(child.pid);
      resolve({ code, output: said.join('') });
    };
    child.once('error', (error) => {
      said.push(`${command} could not be started: ${error.message}\n`);
      settle(1);
    });
    child.once('close', (code) => settle(code ?? 1));
  });
}

/** Ends what is still running, when the run itself is interrupted. */
export function endAll(): void {
  for (const group of running) {
    try {
      process.kill(-group, 'SIGTERM');
    } catch (error) {
      // It ended in the same moment.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}
