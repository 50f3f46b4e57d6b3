/** The code that lets a counter in, and the talk in which both sides prove that they know it. */
@NullMarked
package regulars.model.pairing;

import org.jspecify.annotations.NullMarked;
