package regulars.system.simulation;

/** What a counter asks for. */
enum Route {
  HELLO,
  PUSH,
  PULL,
  MEMBER,
  SNAPSHOT
}
