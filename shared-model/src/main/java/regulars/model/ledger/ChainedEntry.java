package regulars.model.ledger;

/**
 * An entry with its place in the chain.
 *
 * @param entry the entry
 * @param hash the hash over the previous hash and the entry, see {@link Chain}
 */
public record ChainedEntry(Entry entry, Hash hash) {}
