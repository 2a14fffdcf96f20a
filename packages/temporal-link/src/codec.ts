import { createRequire } from 'node:module';
import type { DataConverter, Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import type { SealKey } from './keys.js';
import { RefusalLog, type SayRefusal } from './refusal-log.js';
import { seal, SealBroken, unseal, type Owner } from './seal.js';

export interface SealOptions {
  /** The first seals, all of them open. */
  keys: readonly SealKey[];
  /** Of a payload that the SDK gives no context. */
  namespace: string;
  /**
   * A worker is told what was refused, and goes on with null, which no envelope is: an error here would fail the
   * story's task for ever, so that anybody could stop any story. Without it (a client) a refusal is an error.
   */
  onRefused?: SayRefusal;
}

/** What stands in the place of a refused payload. */
const NOTHING: Payload = {
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from('null'),
};

/** Seals every payload for its owner, and opens only what was sealed for the owner that it is found with. */
class SealCodec implements PayloadCodec {
  private readonly log: RefusalLog | undefined;

  constructor(private readonly options: SealOptions) {
    this.log = options.onRefused && new RefusalLog(options.onRefused);
  }

  encode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    const [key] = this.options.keys;
    const owner = this.owner(context);
    return Promise.resolve(payloads.map((payload) => seal(payload, owner, key!)));
  }

  async decode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    const owner = this.owner(context);
    return payloads.map((payload) => this.open(payload, owner));
  }

  private open(payload: Payload, owner: Owner): Payload {
    try {
      return unseal(payload, this.options.keys, owner);
    } catch (error) {
      if (!this.log || !(error instanceof SealBroken)) throw error;
      this.log.say({ reason: error.fault, ...owner });
      return NOTHING;
    }
  }

  private owner(context: SerializationContext | undefined): Owner {
    return {
      namespace: context?.namespace ?? this.options.namespace,
      workflowId: context?.workflowId ?? null,
      activityId: (context?.type === 'activity' && context.activityId) || null,
    };
  }
}

/** What a client or a worker is given so that nothing leaves it unsealed, messages of failures included. */
export function sealedConverter(options: SealOptions): DataConverter {
  return { payloadCodecs: [new SealCodec(options)], failureConverterPath };
}

const { resolve } = createRequire(import.meta.url);
/** For whoever bundles workflows: both must be in the bundle. */
export const failureConverterPath = resolve('@concord/temporal-link/failure-converter');
export const workflowInterceptorsPath = resolve('@concord/temporal-link/sandbox/interceptors');
