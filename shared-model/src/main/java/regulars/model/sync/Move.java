package regulars.model.sync;

/** The four moves, as an answer names them. */
public enum Move {
  SKIP,
  ADD,
  ADD_AND_ANNOUNCE,
  HOLD
}
