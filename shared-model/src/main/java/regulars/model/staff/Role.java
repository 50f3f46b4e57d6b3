package regulars.model.staff;

/** What staff may do; each may do what the one before may. Names travel and are stored. */
public enum Role {
  /** Serves: looks up, enrols, redeems. */
  BARISTA,
  /** Also overrides, reverses, adjusts and settles held sales. */
  MANAGER,
  /** Also everything in the settings. */
  OWNER;

  /** Whether this role may override, adjust and settle holds. */
  public boolean mayManage() {
    return atLeast(MANAGER);
  }

  /** Whether this role may do what {@code needed} may. */
  public boolean atLeast(Role needed) {
    return compareTo(needed) >= 0;
  }
}
