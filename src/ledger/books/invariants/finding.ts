/** The first row that breaks an invariant of design.md §2. */
export type Finding = {
  invariant: 1 | 2 | 3 | 4 | 5 | 6;
  /** What breaks it: an ID, or a table. */
  row: string;
  /** One sentence: which row, and what is wrong with it. */
  message: string;
};
