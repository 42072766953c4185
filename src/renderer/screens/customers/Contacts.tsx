import type { Customer } from '../../../shared/office-api/customers.ts';
import { Line, Muted, Section } from '../../components/index.ts';

/** Whom to speak with, and where the customer is; nothing where neither is known. */
export function Contacts({ customer: { contacts, physical } }: { customer: Customer }) {
  if (contacts.length === 0 && physical === null) return null;
  return (
    <Section title="Contacts and location">
      {contacts.map(({ name, role, phone, email }) => (
        <Line key={`${name} ${role} ${phone} ${email}`}>
          <span>{name || role}</span>
          <Muted>{[name === '' ? '' : role, phone, email].filter(Boolean).join(' · ')}</Muted>
        </Line>
      ))}
      {physical && (
        <Line>
          <Muted>
            {[physical.line1, physical.line2, physical.city, [physical.region, physical.postal].filter(Boolean).join(' ')]
              .filter(Boolean)
              .join(', ')}
          </Muted>
        </Line>
      )}
    </Section>
  );
}
