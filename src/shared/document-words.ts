/** The words of documents that leave the office. */
export const documentKinds = ['invoice', 'statement', 'receipt'] as const;
export const amountsChoices = ['as invoiced', 'as due now'] as const;
export type Amounts = (typeof amountsChoices)[number];
export const waysOut = ['printed', 'saved', 'drafted', 'emailed', 'BillFlash'] as const;
export type WayOut = (typeof waysOut)[number];
