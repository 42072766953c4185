import type { Cents } from '../../../shared/money.ts';
import type { Input } from '../../../shared/office-api/index.ts';

/** A payment as the dialog has it, before it is recorded. */
export type Payment = Input<'payments.preview'> & { amount: Cents };
