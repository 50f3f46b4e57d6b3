/** Whether other computers may connect: the owner's switch, the port for it, its addresses. */
@NullMarked
package regulars.server.network;

import org.jspecify.annotations.NullMarked;
