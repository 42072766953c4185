/** What a password must be, told the same by the window while it is typed and by the ledger that keeps its hash. */

/** Long enough that guessing does not pay; longer ones are only slower to type. */
export const passwordLength = { least: 10, most: 200 } as const;

/** What everybody in a sample office signs in with: there is nothing to protect. */
export const samplePassword = 'sample-office';

/**
 * What is wrong with `password` for the person called `name`, as a sentence; null when nothing is [USER-5].
 *
 * `passwordProblem('maple', 'Dana Ruiz')` is `A password has at least 10 characters.`
 */
export function passwordProblem(password: string, name: string): string | null {
  if (password.length < passwordLength.least) return `A password has at least ${passwordLength.least} characters.`;
  if (password.length > passwordLength.most) return `A password has at most ${passwordLength.most} characters.`;
  if (new Set(password).size < 4) return 'A password is not the same few characters again and again.';
  if (plain(password) === plain(name)) return 'A password is not the person’s own name.';
  return null;
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
