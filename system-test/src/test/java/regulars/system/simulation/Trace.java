package regulars.system.simulation;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says what happens, line by line, to whoever replays a seed; else it costs nothing. */
final class Trace {
  private final @Nullable Consumer<String> listener;
  private final SimTime time;

  Trace(@Nullable Consumer<String> listener, SimTime time) {
    this.listener = listener;
    this.time = time;
  }

  void say(Supplier<String> line) {
    if (listener != null) {
      listener.accept(time.sinceStart() + " " + line.get());
    }
  }
}
