package regulars.server.poke;

import regulars.model.sync.Poke;

/**
 * Where hints about commits go. Called on the writer thread right after a commit: must not wait and
 * must not throw.
 */
@FunctionalInterface
public interface Pokes {
  /** Nobody listens. */
  Pokes NONE = poke -> {};

  /** Tells every connected counter, as soon as that is convenient. */
  void poke(Poke poke);
}
