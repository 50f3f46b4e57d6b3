package regulars.system.simulation;

import java.util.UUID;

/**
 * A request that is still on its way when its sender has given up on it.
 *
 * @param from who sent it
 * @param route what it asks
 * @param body its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Letter(UUID from, Route route, byte[] body) {}
