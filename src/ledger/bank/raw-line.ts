/** A line of a statement as its file has it: text, not yet read. */
export type RawLine = {
  /** Its place in the file, for messages. */
  line: number;
  date: string;
  amount: string;
  description: string;
  number: string;
  /** The bank's own name for it; empty where it gives none. */
  reference: string;
};
