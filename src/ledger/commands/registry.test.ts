import { describe, expect, it } from 'vitest';
import { done } from '../../shared/refusal.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { handlers } from '../handlers.ts';
import { query, registry } from './registry.ts';

describe('what the ledger serves', () => {
  it('is every call of the contract', () => {
    expect(registry(handlers).size).toBe(handlers.length);
  });

  it('fails at start when a call is served by nobody, and names it', () => {
    expect(() => registry(handlers.filter((handler) => handler.name !== 'settings.get'))).toThrow('calls without a handler: settings.get');
  });

  it('fails at start when a call is served twice', () => {
    const again = query('settings.get', () => done(defaultSettings));
    expect(() => registry([...handlers, again])).toThrow('settings.get is served twice');
  });

  it('fails at start when a command is served as a query', () => {
    const disguised = handlers.map((handler) => (handler.name === 'invoices.commit' ? { ...handler, effect: 'query' as const } : handler));
    expect(() => registry(disguised as typeof handlers)).toThrow('invoices.commit is declared as another effect');
  });
});
