import {
  ConfirmContactAddressDocument,
  CreateCalendarFeedDocument,
  ImportCalendarNoticeDocument,
  MarkHandDeliveredDocument,
  PublishCalendarNoticeDocument,
  RemoveContactAddressDocument,
  RemoveWebhookDocument,
  ResendDeliveryDocument,
  RevokeCalendarFeedDocument,
  SetContactAddressDocument,
  SetDigestHourDocument,
  SetNotificationPreferenceDocument,
  SetWebhookDocument,
  WithdrawCalendarNoticeDocument,
} from '../graph/generated/graphql';
import { act } from './descriptor';

/** How messages reach people; what a page sets by itself, without a form, has no fields here. */
export const channelActs = {
  setNotificationPreference: act(SetNotificationPreferenceDocument, [], 'plain', true),
  setDigestHour: act(SetDigestHourDocument, [], 'plain', true),
  setContactAddress: act(
    SetContactAddressDocument,
    [{ name: 'email', kind: 'text', required: true, max: 200 }],
    'main',
    true,
  ),
  confirmContactAddress: act(
    ConfirmContactAddressDocument,
    [{ name: 'code', words: 'mailCode', kind: 'text', required: true, max: 10 }],
    'main',
    true,
  ),
  removeContactAddress: act(RemoveContactAddressDocument, [], 'grave', true),
  createCalendarFeed: act(CreateCalendarFeedDocument, [], 'main', true),
  revokeCalendarFeed: act(RevokeCalendarFeedDocument, [], 'grave'),
  resendDelivery: act(ResendDeliveryDocument),
  markHandDelivered: act(MarkHandDeliveredDocument),
  setWebhook: act(
    SetWebhookDocument,
    [
      { name: 'orgUnitId', words: 'unitOf', kind: 'unit', required: true },
      { name: 'url', kind: 'text', required: true, max: 500 },
      { name: 'renewSecret', kind: 'tick' },
    ],
    'main',
    true,
  ),
  removeWebhook: act(RemoveWebhookDocument, [], 'grave', true),
};

/** Acts of those who keep calendars. */
export const calendarActs = {
  importCalendarNotice: act(ImportCalendarNoticeDocument, [], 'main', true),
  publishCalendarNotice: act(PublishCalendarNoticeDocument, [], 'main'),
  withdrawCalendarNotice: act(WithdrawCalendarNoticeDocument, [], 'grave'),
};
