import type { Input } from '../../src/shared/office-api/index.ts';
import type { Steps } from './format.ts';

type Allocation = Input<'register.allocate'>['allocation'];

/** The allocation of a step, with the IDs that its names stand for. */
export function allocationOf(input: Steps['allocate'], id: (name: string) => string): Allocation {
  switch (input.to) {
    case 'dispatches':
      return { to: 'dispatches', shares: Object.entries(input.shares).map(([name, amount]) => ({ dispatch: id(name), amount })) };
    case 'invoice':
      return { to: 'invoice', invoice: id(input.invoice), amount: input.amount };
    case 'ledger':
      return { to: 'ledger', customer: id(input.customer), amount: input.amount };
    case 'plb':
      return { to: 'plb', code: input.code, amount: input.amount };
    case 'return':
      return { to: 'return', amount: input.amount, type: input.type, number: input.number };
  }
}
