package regulars.counter.till;

import regulars.model.sale.Sale;

/**
 * A sale as a till sent it.
 *
 * @param source which set-up of the counter it came through, in the owner's words; at most 64
 *     characters
 * @param raw the bytes as they came, kept for a while in case of questions; not copied, not changed
 * @param sale what they say
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: bytes on their way to the disk
public record IncomingSale(String source, byte[] raw, Sale sale) {}
