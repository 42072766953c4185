/** A change of settings in words, as the history of the settings tells it. */
import { formatMoney } from '../../shared/money.ts';
import { formatRate } from '../../shared/processing-fee.ts';
import { type Settings, settingsSchema } from '../../shared/settings.ts';
import { documentSettingsWords, quoted, type Words } from './document-settings-words.ts';

const words: { readonly [Key in keyof Settings]: Words<Settings[Key]> } = {
  officeName: { name: 'the office’s name', say: quoted },
  officePhone: { name: 'the office’s phone', say: quoted },
  timeZone: { name: 'the time zone', say: String },
  dueDays: { name: 'the days until an invoice is due', say: String },
  invoiceComment: { name: 'the comment on invoices', say: quoted },
  portalEnabled: { name: 'paying online', say: onOrOff },
  passFee: { name: 'passing the fee on to customers', say: onOrOff },
  ratePpm: { name: 'the fee’s rate', say: (rate) => `${formatRate(rate)}%` },
  fixed: { name: 'the fee’s fixed part', say: formatMoney },
  lateFee: { name: 'late fees', say: String },
  lateFeePpm: { name: 'the late fee’s rate', say: (rate) => `${formatRate(rate)}%` },
  lateFeeFixed: { name: 'the late fee’s amount', say: formatMoney },
  lateFeeGraceDays: { name: 'the days of grace before a late fee', say: String },
  earlyDiscountPpm: { name: 'the early-payment discount', say: (rate) => `${formatRate(rate)}%` },
  earlyDiscountDays: { name: 'the days in which a payment is early', say: String },
  allowUnpaid: { name: 'payments against invoices marked Unpaid', say: onOrOff },
  ...documentSettingsWords,
  partialPayments: { name: 'paying a part of an invoice online', say: onOrOff },
  partialLeast: { name: 'the least part that is paid online', say: formatMoney },
  idleMinutes: { name: 'the minutes until an idle desk locks', say: (minutes) => (minutes === 0 ? 'never' : String(minutes)) },
};

/** `Changed the fee’s rate from 2.9% to 2.75%, paying online from on to off` */
export function describeChange(before: Settings, after: Settings): string {
  const changed = settingsSchema.keyof().options.filter((key) => before[key] !== after[key]);
  if (changed.length === 0) return 'Saved the settings as they were';
  const sentence = `Changed ${changed.map((key) => fromTo(key, before, after)).join(', ')}`;
  return sentence.length <= longest ? sentence : `Changed ${namesOf(changed)}`;
}

/** What the history keeps of an operation in words, at most. */
const longest = 500;

/** Of many changes at once only what they are of, as many as one reads. */
function namesOf(changed: readonly (keyof Settings)[]): string {
  const named = changed.slice(0, 8).map((key) => words[key].name);
  const more = changed.length - named.length;
  return more === 0 ? named.join(', ') : `${named.join(', ')} and ${more} more`;
}

function fromTo<Key extends keyof Settings>(key: Key, before: Settings, after: Settings): string {
  const { name, say } = words[key];
  return `${name} from ${say(before[key])} to ${say(after[key])}`;
}

function onOrOff(value: boolean): string {
  return value ? 'on' : 'off';
}
