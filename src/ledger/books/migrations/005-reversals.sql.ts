/** Finds the event that balances another; and sums events up by kind and type of transaction, whatever they are filtered by. */
export const sql = `
CREATE INDEX payment_events_reverses ON payment_events (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX payment_events_totals ON payment_events (
  kind, transaction_type, amount, date, stamp, creator, dispatch, transaction_date, service_date
);
`;
