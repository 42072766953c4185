import { createContext } from 'react';

/** Whether this is drawn in a row of a list. A list is one stop for Tab: its rows are reached by the arrows, and what they link to is in the record. */
export const InRow = createContext(false);
