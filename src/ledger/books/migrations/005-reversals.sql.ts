/** Finds the event that balances another. */
export const sql = `
CREATE INDEX payment_events_reverses ON payment_events (reverses) WHERE reverses IS NOT NULL;
`;
