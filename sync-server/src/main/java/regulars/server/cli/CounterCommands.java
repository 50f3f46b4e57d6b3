package regulars.server.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.server.pairing.PairedCounter;
import regulars.server.pairing.PairingRoutes;

/** {@code pair}, {@code counters} and {@code revoke}. */
final class CounterCommands {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Terminal terminal;
  private final Desks desks;
  private final ZoneId zone;

  CounterCommands(Terminal terminal, Desks desks, ZoneId zone) {
    this.terminal = terminal;
    this.desks = desks;
    this.zone = zone;
  }

  int pair(List<String> words) throws Exception {
    Options options = Options.of(words, Set.of(), Set.of(), "regulars pair [NAME]");
    try (OwnerDesk desk = desks.open()) {
      PairingRoutes.CodeReply code = desk.makeCode(options.optional("name"));
      terminal.out().println(code.code());
      terminal
          .err()
          .println(
              "Type this code into the new counter until "
                  + DateTimeFormatter.ofPattern("HH:mm").withZone(zone).format(code.expiresAt())
                  + ". It lets one counter in, once.");
      for (String address : code.addresses()) {
        terminal
            .err()
            .println("On the other computer: regulars join " + address + " " + code.code());
      }
    } catch (IllegalArgumentException e) {
      throw options.wrong(String.valueOf(e.getMessage()));
    }
    return 0;
  }

  int list(List<String> words) throws Exception {
    Options options = Options.of(words, Set.of(), Set.of(), "regulars counters");
    if (!options.rest().isEmpty()) {
      throw options.wrong("The word counters takes nothing more.");
    }
    List<PairedCounter> counters;
    try (OwnerDesk desk = desks.open()) {
      counters = desk.counters();
    }
    if (counters.isEmpty()) {
      terminal.err().println("No counter was ever paired: regulars pair makes a code for one.");
      return 0;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NAME", "STATE", "LAST SEEN", "OPERATIONS", "ID"));
    for (PairedCounter counter : counters) {
      rows.add(
          List.of(
              counter.name(),
              counter.state().name().toLowerCase(Locale.ROOT),
              time(counter.lastSeen()),
              Long.toString(counter.lastOpSeq()),
              counter.counterId().toString()));
    }
    Columns.print(terminal.out(), rows);
    return 0;
  }

  int revoke(List<String> words) throws Exception {
    Options options =
        Options.of(words, Set.of("--lost"), Set.of(), "regulars revoke [--lost] NAME|ID");
    String wanted = options.only("counter (by name or id; regulars counters lists them)");
    try (OwnerDesk desk = desks.open()) {
      PairedCounter counter = find(desk.counters(), wanted);
      if (options.has("--lost")) {
        desk.markLost(counter.counterId());
        terminal
            .out()
            .println(counter.name() + " is given up: a restored server stops waiting for it.");
      } else {
        desk.revoke(counter.counterId());
        terminal.out().println(counter.name() + " is shut out.");
      }
    }
    return 0;
  }

  /** By id, or by name when only one that is still in has it. */
  private static PairedCounter find(List<PairedCounter> counters, String wanted)
      throws CommandFailed {
    List<PairedCounter> named = new ArrayList<>();
    for (PairedCounter counter : counters) {
      if (counter.counterId().equals(id(wanted))) {
        return counter;
      }
      boolean in =
          counter.state() == PairedCounter.State.ACTIVE
              || counter.state() == PairedCounter.State.QUARANTINED;
      if (in && counter.name().equalsIgnoreCase(wanted)) {
        named.add(counter);
      }
    }
    if (named.size() != 1) {
      throw new CommandFailed(
          CommandFailed.FAILED,
          named.isEmpty()
              ? "No counter that is in is called " + wanted + ": regulars counters lists them."
              : "Several counters are called " + wanted + ": name one by its id.");
    }
    return named.getFirst();
  }

  private static @Nullable UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private String time(@Nullable Instant instant) {
    return instant == null ? "never" : TIME.withZone(zone).format(instant);
  }
}
