/**
 * The first books. Groups: the journal (the truth), the projections (dropped and replayed by `rebuild`), and what is this device's alone.
 * Money columns are integer cents. Every projected row names the operation that wrote it.
 */
export const sql = `
-- The journal -----------------------------------------------------------------------------------------------------
CREATE TABLE journal (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  op TEXT NOT NULL,              -- not unique: two desks may book the same Stripe fact; the earliest stamp is applied
  stamp TEXT NOT NULL,
  user TEXT NOT NULL,
  kind TEXT NOT NULL,
  hash BLOB NOT NULL,            -- SHA-256 over the previous hash of this device and this row
  body TEXT NOT NULL,            -- canonical JSON: {summary, writes}; last, because what follows a long body is read through all of it
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_op ON journal (op, stamp);
CREATE INDEX journal_stamp ON journal (stamp);

-- Projections -----------------------------------------------------------------------------------------------------
-- Every 'put' that is in force, for merging by stamp and for taking one back out.
CREATE TABLE puts (
  entity TEXT NOT NULL,
  id TEXT NOT NULL,
  stamp TEXT NOT NULL,
  op TEXT NOT NULL,
  part INTEGER NOT NULL,         -- position of the write in its operation
  fields TEXT NOT NULL,
  PRIMARY KEY (entity, id, stamp, op, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX puts_op ON puts (op);

-- What each operation was about, for the history of a record.
CREATE TABLE history (
  entity TEXT NOT NULL,
  id TEXT NOT NULL,
  stamp TEXT NOT NULL,
  op TEXT NOT NULL,
  PRIMARY KEY (entity, id, stamp, op)
) STRICT, WITHOUT ROWID;
CREATE INDEX history_op ON history (op);

CREATE TABLE customers (
  id TEXT PRIMARY KEY,
  op TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'facility',
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  line1 TEXT NOT NULL DEFAULT '',
  line2 TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  region TEXT NOT NULL DEFAULT '',
  postal TEXT NOT NULL DEFAULT '',
  physical TEXT, contacts TEXT NOT NULL DEFAULT '[]',  -- JSON
  archived INTEGER NOT NULL DEFAULT 0,
  merged_into TEXT, merged_stamp TEXT,  -- and the stamp of the operation that merged it or separated it again
  external_id TEXT NOT NULL DEFAULT '',
  -- derived
  ledger_balance INTEGER NOT NULL DEFAULT 0,   -- positive: the customer owes
  balance_due INTEGER NOT NULL DEFAULT 0,      -- sum of its dispatches' balance due
  carrier TEXT                                  -- newest Open invoice with a ledger charge
) STRICT, WITHOUT ROWID;
CREATE INDEX customers_name ON customers (name COLLATE NOCASE, id);

CREATE TABLE dispatches (
  id TEXT PRIMARY KEY,
  op TEXT NOT NULL,
  number INTEGER NOT NULL DEFAULT 0,
  customer TEXT NOT NULL DEFAULT '',
  customer_named TEXT NOT NULL DEFAULT '',
  date TEXT NOT NULL DEFAULT '',
  patient TEXT NOT NULL DEFAULT '',
  service_level TEXT NOT NULL DEFAULT 'BLS',
  origin TEXT NOT NULL DEFAULT '',
  destination TEXT NOT NULL DEFAULT '',
  mileage INTEGER NOT NULL DEFAULT 0,
  payor TEXT NOT NULL DEFAULT 'facility',
  quoted INTEGER NOT NULL DEFAULT 0,
  quote_source TEXT,             -- JSON: the line of a price schedule that gave the quote; null: given by hand
  allowed INTEGER,
  state TEXT NOT NULL DEFAULT 'Billing office',
  parked INTEGER NOT NULL DEFAULT 0,
  non_billable INTEGER NOT NULL DEFAULT 0,
  cancelled INTEGER NOT NULL DEFAULT 0,
  external_id TEXT NOT NULL DEFAULT '',
  -- derived (billing/owed.ts)
  service_charges INTEGER NOT NULL DEFAULT 0,
  discounts INTEGER NOT NULL DEFAULT 0,
  finance_charges INTEGER NOT NULL DEFAULT 0,
  paid INTEGER NOT NULL DEFAULT 0,
  price INTEGER NOT NULL DEFAULT 0,
  owed INTEGER NOT NULL DEFAULT 0,
  balance_due INTEGER NOT NULL DEFAULT 0,
  written_off INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX dispatches_number ON dispatches (number, id);
-- The lists' indexes end in what their filters and totals need, so that counting and summing never reads the rows.
CREATE INDEX dispatches_date ON dispatches (date DESC, number DESC, id, customer, state, parked, price, owed, balance_due, written_off);
CREATE INDEX dispatches_customer ON dispatches (customer, date DESC, number DESC, id, state, parked, price, owed, balance_due, written_off);
CREATE INDEX dispatches_balance ON dispatches (customer, balance_due) WHERE balance_due <> 0;
CREATE INDEX dispatches_state ON dispatches (state, date DESC, number DESC, id, customer, parked, price, owed, balance_due, written_off);
CREATE INDEX dispatches_written_off ON dispatches (date DESC, number DESC, id, written_off, price, owed, balance_due) WHERE written_off > 0;
CREATE INDEX dispatches_overpaid ON dispatches (date DESC, number DESC, id, owed, price, balance_due, written_off) WHERE owed < 0;
CREATE INDEX dispatches_patient ON dispatches (patient COLLATE NOCASE, date DESC, number DESC, id);

CREATE TABLE invoices (
  id TEXT PRIMARY KEY,
  op TEXT NOT NULL,
  customer TEXT NOT NULL DEFAULT '',
  customer_named TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'custom',
  payor TEXT NOT NULL DEFAULT 'facility',
  state TEXT NOT NULL DEFAULT 'Draft',
  created_on TEXT NOT NULL DEFAULT '',
  number TEXT,
  self_pay_id TEXT,
  committed_on TEXT,
  committed_stamp TEXT,          -- stamp of the operation that gave the number: 'newer' and 'older' are by this
  due_on TEXT,
  comment TEXT NOT NULL DEFAULT '',
  ledger_charge INTEGER,
  -- derived
  item_count INTEGER NOT NULL DEFAULT 0,
  invoiced INTEGER NOT NULL DEFAULT 0,         -- items + ledger charge, as fixed at commit
  items_due INTEGER NOT NULL DEFAULT 0,        -- sum of owed of its items that are not Finished
  ledger_portion INTEGER NOT NULL DEFAULT 0,
  due_now INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX invoices_number ON invoices (number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX invoices_self_pay_id ON invoices (self_pay_id) WHERE self_pay_id IS NOT NULL;
CREATE INDEX invoices_customer ON invoices (customer, state, committed_stamp);
CREATE INDEX invoices_number_order ON invoices (length(number), number, id);
CREATE INDEX invoices_state ON invoices (state, created_on DESC, id DESC, due_on, customer, committed_on, invoiced, due_now);
CREATE INDEX invoices_created ON invoices (created_on DESC, id DESC, state, due_on, customer, committed_on, invoiced, due_now);
CREATE INDEX invoices_committed ON invoices (committed_on DESC, id DESC, state, due_on, customer, invoiced, due_now);

CREATE TABLE invoice_items (
  id TEXT PRIMARY KEY,
  op TEXT NOT NULL,
  invoice TEXT NOT NULL DEFAULT '',
  dispatch TEXT NOT NULL DEFAULT '',
  quoted INTEGER NOT NULL DEFAULT 0,
  invoiced INTEGER NOT NULL DEFAULT 0,
  position INTEGER NOT NULL DEFAULT 0,
  removed INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX invoice_items_invoice ON invoice_items (invoice, position);
CREATE INDEX invoice_items_dispatch ON invoice_items (dispatch, invoice);

CREATE TABLE register_records (
  id TEXT PRIMARY KEY,
  op TEXT NOT NULL,
  stamp TEXT NOT NULL,           -- order of booking
  type TEXT NOT NULL,
  number TEXT NOT NULL,
  amount INTEGER NOT NULL,
  date TEXT NOT NULL,
  comment TEXT NOT NULL,
  creator TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  customer TEXT,
  customer_named TEXT,
  invoice TEXT,
  stripe_fact TEXT,
  stripe_object TEXT,
  payment_intent TEXT,
  stripe_account TEXT,
  livemode INTEGER,
  method TEXT,
  comes_from TEXT,
  flagged INTEGER NOT NULL,      -- needs review as booked; 'needs_review' is what holds after the puts of 'review'
  to_return INTEGER NOT NULL DEFAULT 0, -- what is unallocated goes back to the customer
  -- derived
  needs_review INTEGER NOT NULL DEFAULT 0,
  reviewed_by TEXT,
  reviewed_at TEXT,
  review_note TEXT NOT NULL DEFAULT '',
  to_trips INTEGER NOT NULL DEFAULT 0, to_ledger INTEGER NOT NULL DEFAULT 0, unallocated INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX register_date ON register_records (date DESC, stamp DESC, id DESC, amount, type, customer, needs_review, unallocated);
CREATE INDEX register_type ON register_records (type, date DESC, stamp DESC, id DESC, amount);
CREATE INDEX register_review ON register_records (needs_review, date DESC, stamp DESC, id DESC, amount) WHERE needs_review = 1;
CREATE INDEX register_unallocated ON register_records (date DESC, stamp DESC, id DESC, amount, unallocated) WHERE unallocated <> 0;
CREATE INDEX register_number ON register_records (number, id);
CREATE INDEX register_amount ON register_records (amount, id);
CREATE INDEX register_comes_from ON register_records (comes_from) WHERE comes_from IS NOT NULL;
CREATE INDEX register_op ON register_records (op);
CREATE INDEX register_customer ON register_records (customer, date DESC, stamp DESC, id DESC, amount);
CREATE INDEX register_invoice ON register_records (invoice) WHERE invoice IS NOT NULL;
CREATE INDEX register_payment_intent ON register_records (payment_intent) WHERE payment_intent IS NOT NULL;
CREATE UNIQUE INDEX register_stripe ON register_records (stripe_object, stripe_fact, op) WHERE stripe_object IS NOT NULL;

CREATE TABLE payment_events (
  id TEXT PRIMARY KEY,
  op TEXT NOT NULL,
  stamp TEXT NOT NULL,
  part INTEGER NOT NULL,         -- order within its operation
  dispatch TEXT NOT NULL,
  kind TEXT NOT NULL,
  amount INTEGER NOT NULL,
  date TEXT NOT NULL,
  comment TEXT NOT NULL,
  creator TEXT NOT NULL,
  invoice TEXT,
  record TEXT, transaction_type TEXT, transaction_date TEXT, service_date TEXT, invoiced_on TEXT, -- derived: of the record, of the dispatch, of the invoice
  reverses TEXT                  -- the event that it balances
) STRICT, WITHOUT ROWID;
CREATE INDEX payment_events_dispatch ON payment_events (dispatch, kind, amount, date, stamp, part, creator, transaction_type, transaction_date, service_date);
CREATE INDEX payment_events_record ON payment_events (record, stamp, part, dispatch) WHERE record IS NOT NULL;
CREATE INDEX payment_events_date ON payment_events (date DESC, stamp DESC, part DESC, id DESC, amount, kind, creator, dispatch, transaction_type, transaction_date, service_date, invoiced_on);
CREATE INDEX payment_events_kind ON payment_events (kind, date DESC, stamp DESC, part DESC, id DESC, amount, creator, dispatch, transaction_type, transaction_date, service_date);
CREATE INDEX payment_events_amount ON payment_events (amount, id);
CREATE INDEX payment_events_invoice ON payment_events (invoice, record, invoiced_on) WHERE invoice IS NOT NULL;
CREATE INDEX payment_events_op ON payment_events (op);

CREATE TABLE ledger_entries (
  id TEXT PRIMARY KEY,
  op TEXT NOT NULL,
  stamp TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_named TEXT NOT NULL,
  amount INTEGER NOT NULL,
  date TEXT NOT NULL,
  comment TEXT NOT NULL,
  creator TEXT NOT NULL,
  record TEXT,
  invoice TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_entries_customer ON ledger_entries (customer, date, amount);
CREATE INDEX ledger_entries_record ON ledger_entries (record) WHERE record IS NOT NULL;
CREATE INDEX ledger_entries_op ON ledger_entries (op);

CREATE TABLE adjustments (
  id TEXT PRIMARY KEY,
  op TEXT NOT NULL,
  record TEXT NOT NULL,
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  amount INTEGER NOT NULL,
  description TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX adjustments_record ON adjustments (record);
CREATE INDEX adjustments_op ON adjustments (op);

CREATE TABLE stripe_activity (
  id TEXT PRIMARY KEY,
  op TEXT NOT NULL,
  stamp TEXT NOT NULL,
  at TEXT NOT NULL,
  invoice TEXT,
  payment_intent TEXT,
  object TEXT NOT NULL,
  fact TEXT NOT NULL,
  amount INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX stripe_activity_invoice ON stripe_activity (invoice, at);
CREATE INDEX stripe_activity_payment ON stripe_activity (payment_intent, at);
CREATE INDEX stripe_activity_at ON stripe_activity (at DESC, id);
CREATE INDEX stripe_activity_fact ON stripe_activity (fact, at, payment_intent, object, invoice, amount);
CREATE INDEX stripe_activity_op ON stripe_activity (op);

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  op TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  roles TEXT NOT NULL DEFAULT '[]',
  active INTEGER NOT NULL DEFAULT 1,
  password TEXT NOT NULL DEFAULT '',  -- its scrypt hash; no query answers with it
  one_time INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  id TEXT PRIMARY KEY,
  op TEXT NOT NULL,
  value TEXT NOT NULL DEFAULT 'null'
) STRICT, WITHOUT ROWID;

-- This device's alone, never replayed ---------------------------------------------------------------------------------
CREATE TABLE local (
  key TEXT PRIMARY KEY,          -- device, slot, clock, counters, companion address and token, cursor of Stripe facts
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE waiting_facts (     -- Stripe facts whose payment is not in the books yet
  number INTEGER PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE stale_payables (    -- invoices whose payable may differ from what the companion has
  invoice TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE published_payables ( -- what the companion acknowledged
  invoice TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
