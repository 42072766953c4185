import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const environment = {
  DATABASE: '/var/lib/paydesk/companion.sqlite',
  STRIPE_MODE: 'sandbox',
  STRIPE_SECRET_KEY: 'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
  STRIPE_WEBHOOK_SECRET: 'whsec_12345678',
  OFFICE_NAME: 'Acme Ambulance',
};
const live = {
  ...environment,
  STRIPE_MODE: 'live',
  STRIPE_SECRET_KEY: 'rk_live_4eC39HqLyjWDarjtT1zdp7dc',
  PUBLIC_URL: 'https://pay.acme.example/',
};

describe('the configuration', () => {
  it('needs no more than a database, Stripe and the name of the office', () => {
    expect(readConfig(environment)).toMatchObject({ HOST: '127.0.0.1', CATCH_UP_SECONDS: 300, STRIPE_API_BASE: 'https://api.stripe.com' });
  });

  it('drops the slash at the end of an address, so that links are joined without doubling it', () => {
    expect(readConfig(live).PUBLIC_URL).toBe('https://pay.acme.example');
  });

  it('takes an empty value for none', () => {
    expect(readConfig({ ...environment, ADMIN_TOKEN: '', PORT: '' })).not.toHaveProperty('ADMIN_TOKEN');
  });

  it.each([
    ['DATABASE', { DATABASE: undefined }],
    ['STRIPE_MODE', { STRIPE_MODE: 'test' }],
    ['STRIPE_SECRET_KEY', { STRIPE_SECRET_KEY: 'pk_test_4eC39HqLyjWDarjtT1zdp7dc' }],
    ['STRIPE_SECRET_KEY is a live key', { STRIPE_SECRET_KEY: 'sk_live_4eC39HqLyjWDarjtT1zdp7dc' }],
    ['STRIPE_SECRET_KEY is a test key', { ...live, STRIPE_SECRET_KEY: 'sk_test_4eC39HqLyjWDarjtT1zdp7dc' }],
    ['PUBLIC_URL must be the https address', { ...live, PUBLIC_URL: 'http://pay.acme.example' }],
    ['STRIPE_WEBHOOK_SECRET', { STRIPE_WEBHOOK_SECRET: undefined }],
    ['OFFICE_NAME', { OFFICE_NAME: '' }],
    ['OFFICE_SLUG', { OFFICE_SLUG: 'Acme Ambulance' }],
    ['STRIPE_SECRET_KEY is needed: it must be a secret or restricted key', { STRIPE_SECRET_KEY: undefined }],
    ['PORT must be a whole number from 0 to 65535', { PORT: '70000' }],
    ['PORT must be a whole number from 0 to 65535', { PORT: 'http' }],
    ['LOG_LEVEL must be one of fatal, error, warn', { LOG_LEVEL: 'verbose' }],
    ['ADMIN_TOKEN', { ADMIN_TOKEN: 'short' }],
  ])('is refused with a sentence that names %s and tells no secret', (message, change) => {
    const attempt = () => readConfig({ ...environment, ...change });
    expect(attempt).toThrow(message);
    expect(attempt).not.toThrow(/4eC39HqLyjWDarjtT1zdp7dc/);
  });
});
