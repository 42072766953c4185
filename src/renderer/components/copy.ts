import { toast } from 'sonner';

/** Copies a text and says so. */
export async function copyText(text: string, said: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast.success(said);
  } catch {
    toast.error('The clipboard is not available now. Try again.');
  }
}
