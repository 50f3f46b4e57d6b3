package regulars.server.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import regulars.model.member.NameFolding;
import regulars.server.staff.StaffRoutes.Person;

/** {@code staff} and {@code pin}: the way back for an owner who forgot the PIN. */
final class StaffCommands {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Terminal terminal;
  private final Desks desks;
  private final ZoneId zone;

  StaffCommands(Terminal terminal, Desks desks, ZoneId zone) {
    this.terminal = terminal;
    this.desks = desks;
    this.zone = zone;
  }

  int list(List<String> words) throws Exception {
    Options options = Options.of(words, Set.of(), Set.of(), "regulars staff");
    if (!options.rest().isEmpty()) {
      throw options.wrong("The word staff takes nothing more.");
    }
    List<Person> staff;
    try (OwnerDesk desk = desks.open()) {
      staff = desk.staff();
    }
    if (staff.isEmpty()) {
      terminal.err().println("Nobody has a PIN yet: the first owner is set up in the settings.");
      return 0;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NAME", "ROLE", "WORKS HERE", "LOCKED UNTIL", "ID"));
    for (Person person : staff) {
      rows.add(
          List.of(
              person.name(),
              person.role().name().toLowerCase(Locale.ROOT),
              person.active() ? "yes" : "no",
              time(person.lockedUntil()),
              person.id()));
    }
    Columns.print(terminal.out(), rows);
    return 0;
  }

  int pin(List<String> words) throws Exception {
    Options options = Options.of(words, Set.of(), Set.of(), "regulars pin NAME|ID");
    String wanted = options.only("person (by name or id; regulars staff lists them)");
    try (OwnerDesk desk = desks.open()) {
      Person person = find(desk.staff(), wanted);
      desk.setPin(person.id(), newPin(person.name()));
      terminal
          .out()
          .println(
              person.name()
                  + " has a new PIN"
                  + (person.active() ? "." : ", and works here again."));
    }
    return 0;
  }

  /** Typed twice where a person types it; it is shown nowhere. */
  private String newPin(String name) throws CommandFailed {
    String pin = terminal.secret().ask("New PIN for " + name + ": ");
    String again = terminal.interactive() ? terminal.secret().ask("The same again: ") : pin;
    if (pin == null || pin.isBlank()) {
      throw new CommandFailed(
          CommandFailed.FAILED, "No PIN was typed, so nothing was changed: try again.");
    }
    if (!pin.equals(again)) {
      throw new CommandFailed(
          CommandFailed.FAILED, "The two are not the same, so nothing was changed: try again.");
    }
    return pin.strip();
  }

  /** By id, or by name: of those who work here, else of those who left. */
  private static Person find(List<Person> staff, String wanted) throws CommandFailed {
    for (Person person : staff) {
      if (person.id().equals(wanted)) {
        return person;
      }
    }
    String folded = NameFolding.fold(wanted);
    List<Person> named =
        staff.stream().filter(person -> NameFolding.fold(person.name()).equals(folded)).toList();
    List<Person> active = named.stream().filter(Person::active).toList();
    List<Person> found = active.isEmpty() ? named : active;
    if (found.size() != 1) {
      throw new CommandFailed(
          CommandFailed.FAILED,
          found.isEmpty()
              ? "Nobody on the staff is called " + wanted + ": regulars staff lists them."
              : "Several are called " + wanted + ": name one by the id.");
    }
    return found.getFirst();
  }

  private String time(@Nullable Instant instant) {
    return instant == null ? "" : TIME.withZone(zone).format(instant);
  }
}
