/**
 * A whole shop in one thread: the real server and real counters on real SQLite files, with lines
 * that lose, repeat and delay, machines that die, clocks that jump, and a witness who remembers
 * what everybody was told. Every choice comes from a seed.
 */
@NullMarked
package regulars.system.simulation;

import org.jspecify.annotations.NullMarked;
