/** A condition as it begins, before anybody has chosen a value. */
import type { Condition, Operator } from '../../../../shared/reports/definition.ts';

/** `conditionFor('state', 'is any of', ['Open', 'Paid'])` asks for Open. */
export function conditionFor(column: string, op: Operator, options?: readonly string[]): Condition {
  switch (op) {
    case 'is':
    case 'is not':
    case 'contains':
    case 'does not contain':
    case 'begins with':
      return { column, op, value: '' };
    case 'is any of':
    case 'is none of':
      return { column, op, values: [options?.[0] ?? ''] };
    case '=':
    case '≠':
    case '<':
    case '≤':
    case '>':
    case '≥':
      return { column, op, value: 0 };
    case 'between':
      return { column, op, from: 0, to: 0 };
    case 'dated':
      return { column, op };
    case 'in':
      return { column, op, period: 'this month' };
    case 'yes':
    case 'no':
    case 'is empty':
    case 'is not empty':
      return { column, op };
    case 'is this one':
      return { column, op: 'is empty' };
  }
}
