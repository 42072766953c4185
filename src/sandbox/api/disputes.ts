import * as z from 'zod';
import { closeDispute } from '../money/disputes.ts';
import { endpoint } from './endpoint.ts';
import { page } from './lists.ts';
import { clearableText, flag, id, listParams, mergeMetadata, metadata, range, within } from './params.ts';

const evidence = z.strictObject({
  access_activity_log: clearableText(20_000).optional(),
  cancellation_policy_disclosure: clearableText(20_000).optional(),
  cancellation_rebuttal: clearableText(20_000).optional(),
  customer_email_address: clearableText().optional(),
  customer_name: clearableText().optional(),
  product_description: clearableText(20_000).optional(),
  refund_policy_disclosure: clearableText(20_000).optional(),
  refund_refusal_explanation: clearableText(20_000).optional(),
  service_date: clearableText().optional(),
  uncategorized_text: clearableText(20_000).optional(),
});

export const disputeEndpoints = [
  endpoint(
    'get',
    '/v1/disputes',
    { ...listParams, charge: id.optional(), created: range.optional(), payment_intent: id.optional() },
    ({ account }, given) =>
      page(
        account
          .all('dispute')
          .filter(
            (dispute) =>
              within(dispute.created, given.created) &&
              (given.charge ?? dispute.charge) === dispute.charge &&
              (given.payment_intent ?? dispute.payment_intent) === dispute.payment_intent,
          ),
        given,
        '/v1/disputes',
      ),
  ),
  endpoint('get', '/v1/disputes/:id', {}, ({ account }, _, path) => account.get('dispute', path('id'))),
  endpoint(
    'post',
    '/v1/disputes/:id',
    { evidence: evidence.optional(), metadata: metadata.optional(), submit: flag.optional() },
    ({ account }, given, path) => {
      const dispute = account.get('dispute', path('id'));
      const submitted = given.submit !== false && given.evidence !== undefined;
      const { now, before } = account.change('dispute', dispute.id, {
        evidence: {
          ...dispute.evidence,
          ...Object.fromEntries(Object.entries(given.evidence ?? {}).filter(([, words]) => words !== undefined)),
        },
        evidence_details: {
          ...dispute.evidence_details,
          has_evidence: dispute.evidence_details.has_evidence || given.evidence !== undefined,
          submission_count: dispute.evidence_details.submission_count + (submitted ? 1 : 0),
        },
        metadata: mergeMetadata(dispute.metadata, given.metadata),
        status: submitted ? dispute.status.replace('needs_response', 'under_review') : dispute.status,
      });
      account.emit('charge.dispute.updated', now, before);
      return now;
    },
  ),
  endpoint('post', '/v1/disputes/:id/close', {}, ({ account }, _, path) =>
    closeDispute(account, account.get('dispute', path('id')), 'lost'),
  ),
];
