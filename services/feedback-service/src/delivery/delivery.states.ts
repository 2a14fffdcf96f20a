/** How a message gets to people besides the inbox, which always has it. */
export const CHANNELS = ['EMAIL', 'SMS', 'PLATFORM'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Channels without a gateway of ours: their messages stand in the dead-letter list until somebody delivers them. */
export const BY_HAND: readonly string[] = ['SMS', 'PLATFORM'];

/**
 * PENDING: waits for its hour or its next attempt. SENDING: leased to a sender. SENT: taken over by the other side.
 * DIGEST: waits in a digest. DEAD: given up. BY_HAND: waits to be delivered by a person. HAND_DELIVERED: he did.
 * CANCELLED: there is nowhere to send it any more.
 */
export const DELIVERY_STATES = [
  'PENDING',
  'SENDING',
  'SENT',
  'DIGEST',
  'DEAD',
  'BY_HAND',
  'HAND_DELIVERED',
  'CANCELLED',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What waits for a person's hand: given up, or without a gateway. */
export const DEAD_LETTERS: readonly DeliveryState[] = ['DEAD', 'BY_HAND'];

/** States from which a message can be sent again. */
export const RESENDABLE: readonly string[] = ['SENT', 'DEAD', 'CANCELLED'];
