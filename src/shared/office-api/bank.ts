/** Bank reconciliation: deposits of register records, lines of bank statements, and which stands for which. */
import * as z from 'zod';
import { depositKindSchema, lineStateSchema } from '../bank-words.ts';
import { isoDateSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';
import { statementColumnsSchema } from '../statement-fields.ts';
import { recordTypeSchema } from '../words.ts';
import { billers, byId, command, everyone, idSchema, query } from './call.ts';
import { exported, exportFile } from './exports.ts';
import { fileTokenSchema } from './imports.ts';

const operation = z.strictObject({ operation: idSchema });
const someLines = z.array(idSchema).min(1).max(2000);
const someRecords = z.array(idSchema).min(1).max(1000);

/** What a line of the statement can stand for. */
export const bankThing = z.strictObject({
  what: z.enum(['deposit', 'record']),
  id: idSchema,
  /** `Deposit 118`, `EFT 88120034`. */
  name: z.string(),
  date: isoDateSchema,
  amount: centsSchema,
  customer: z.string(),
});
export type BankThing = z.infer<typeof bankThing>;

export const statementLine = z.strictObject({
  id: idSchema,
  account: z.string(),
  date: isoDateSchema,
  amount: centsSchema,
  description: z.string(),
  number: z.string(),
  state: lineStateSchema,
  /** What it was matched with. */
  match: bankThing.nullable(),
  /** What fits, and why: by its number, or by amount and date alone. */
  suggestion: z.strictObject({ thing: bankThing, because: z.enum(['number', 'date']) }).nullable(),
});
export type StatementLine = z.infer<typeof statementLine>;

const sums = z.strictObject({ count: z.int(), amount: centsSchema });

export const reconciliation = z.strictObject({
  lines: z.array(statementLine),
  /** In the register and not on the statement. */
  missing: z.array(bankThing),
  /** Stripe's records that no payout has brought yet. */
  waitingForPayout: sums,
  /** Checks, cash and money orders that are in no deposit. */
  toDeposit: sums,
  totals: z.strictObject({ statement: centsSchema, reconciled: sums, matched: sums, suggested: sums, unknown: sums, missing: sums }),
  /** There are more lines or records in this period than are shown. */
  cut: z.boolean(),
});
export type Reconciliation = z.infer<typeof reconciliation>;

export const depositableRecord = z.strictObject({
  id: idSchema,
  type: recordTypeSchema,
  number: z.string(),
  date: isoDateSchema,
  amount: centsSchema,
  customer: z.string(),
});
export type DepositableRecord = z.infer<typeof depositableRecord>;

export const deposit = z.strictObject({
  id: idSchema,
  kind: depositKindSchema,
  date: isoDateSchema,
  number: z.string(),
  comment: z.string(),
  /** As Stripe reported it: nobody changes it, and what it holds is told at the payout. */
  told: z.boolean(),
  fees: centsSchema,
  /** What the bank should show: its records less Stripe's fees, or what Stripe says that it paid out. */
  amount: centsSchema,
  records: z.array(depositableRecord),
  line: z.strictObject({ id: idSchema, date: isoDateSchema, amount: centsSchema, reconciled: z.boolean() }).nullable(),
});
export type Deposit = z.infer<typeof deposit>;

const details = { date: isoDateSchema, number: z.string().trim().max(60), comment: z.string().trim().max(500) };

export const bank = {
  'bank.reconciliation': query(z.strictObject({ from: isoDateSchema, to: isoDateSchema }), reconciliation),
  /** What a period shows, each line with what it stands for, and what the statement lacks. */
  'bank.export': command(everyone, exportFile.extend({ period: z.strictObject({ from: isoDateSchema, to: isoDateSchema }) }), exported),
  /** All that could stand for a line, the likeliest first. */
  'bank.candidates': query(byId, z.strictObject({ candidates: z.array(bankThing) })),
  /** How a file would be read, without bringing it in. */
  'bank.read': command(
    billers,
    z.strictObject({ file: fileTokenSchema, columns: statementColumnsSchema.optional() }),
    z.strictObject({
      name: z.string(),
      /** How its columns are understood; null: it says itself what is what. */
      table: z
        .strictObject({
          columns: z.array(z.strictObject({ name: z.string(), samples: z.array(z.string()) })),
          read: statementColumnsSchema,
          /** As a file of the same columns was read before. */
          remembered: z.boolean(),
        })
        .nullable(),
      /** What it comes to; null: it cannot be read so, and `problem` says why. */
      lines: z
        .strictObject({ count: z.int(), from: isoDateSchema, to: isoDateSchema, moneyIn: centsSchema, moneyOut: centsSchema })
        .nullable(),
      problem: z.string(),
    }),
  ),
  /** The file comes from a dialog; a line that is here already is recognised. */
  'bank.import': command(
    billers,
    z.strictObject({
      file: fileTokenSchema,
      account: z.string().trim().max(60).default(''),
      /** Left out: as files of the same columns were read before, else as their names tell. Given, they are remembered. */
      columns: statementColumnsSchema.optional(),
    }),
    z.strictObject({ added: z.int(), known: z.int(), from: isoDateSchema, to: isoDateSchema }),
  ),
  'bank.match': command(
    billers,
    z.strictObject({
      matches: z
        .array(z.strictObject({ line: idSchema, what: z.enum(['deposit', 'record']), id: idSchema }))
        .min(1)
        .max(2000),
    }),
    operation,
  ),
  /** Takes matches, and what was set aside, back. */
  'bank.unmatch': command(billers, z.strictObject({ lines: someLines }), operation),
  'bank.setAside': command(billers, z.strictObject({ lines: someLines }), operation),
  'bank.reconcile': command(billers, z.strictObject({ lines: someLines, reconciled: z.boolean() }), operation),
  /** A line that is Stripe's payout of these records: the difference is what Stripe kept. */
  'bank.payout': command(billers, z.strictObject({ line: idSchema, records: someRecords }), operation),

  'deposits.made': query(z.strictObject({ from: isoDateSchema, to: isoDateSchema }), z.strictObject({ deposits: z.array(deposit) })),
  /** Records that are in no deposit: what can be taken to the bank, or what Stripe has not paid out. */
  'deposits.waiting': query(
    z.strictObject({ kind: depositKindSchema }),
    z.strictObject({ records: z.array(depositableRecord), cut: z.boolean() }),
  ),
  /** What these records come to, and by how much that is more than `against`, such as a line of the statement. */
  'deposits.foresee': query(
    z.strictObject({ records: z.array(idSchema).max(1000), against: centsSchema.nullable().default(null) }),
    z.strictObject({ total: centsSchema, beyond: centsSchema }),
  ),
  'deposits.make': command(
    billers,
    z.strictObject({ ...details, number: details.number.default(''), comment: details.comment.default(''), records: someRecords }),
    z.strictObject({ operation: idSchema, id: idSchema }),
  ),
  /** `records`: those that are in it from now on. */
  'deposits.change': command(
    billers,
    z.strictObject({ id: idSchema, set: z.strictObject({ ...details, records: someRecords }).partial() }),
    operation,
  ),
  /** Its records are in no deposit again. */
  'deposits.remove': command(billers, byId, operation),
};
