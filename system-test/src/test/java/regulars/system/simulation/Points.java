package regulars.system.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.Entry;
import regulars.model.ledger.EntryKind;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleLine;
import regulars.model.sync.Action;
import regulars.model.sync.Operation;

/** Works out what a sale earns once more, from the shop's few rules, in the plainest way. */
final class Points {
  /** The shop's rules: what a dollar earns, and which category twice that. */
  record Program(String text, long perDollar, String category) {}

  static final List<Program> PROGRAMS =
      List.of(
          program(1, "beans", 10, 25), program(2, "beans", 10, 30), program(1, "drinks", 12, 25));

  private final World world;
  private final Map<Integer, Program> known = new HashMap<>();

  Points(World world) {
    this.world = world;
  }

  private static Program program(long perDollar, String category, long cookie, long coffee) {
    String text =
        """
        %s per dollar
        Double points on %s
        %d points = a cookie
        %d points = a free coffee
        Hold sales over $90
        """
            .formatted(
                perDollar == 1 ? "1 point" : perDollar + " points", category, cookie, coffee);
    return new Program(text, perDollar, category);
  }

  void check(Entry entry) {
    if (entry.kind() != EntryKind.EARN || world.witness.replayed(entry.opId())) {
      return;
    }
    Sale sale = sale(entry);
    Program program = program(entry.rulesVersion());
    if (sale == null || program == null) {
      return;
    }
    long doubled = 0;
    for (SaleLine line : sale.lines()) {
      if (line.category().equals(program.category())) {
        doubled += line.amount();
      }
    }
    long total = sale.total().minor();
    long points =
        program.perDollar() * total / 100 + program.perDollar() * Math.min(doubled, total) / 100;
    Violation.unless(
        points == entry.points(),
        Invariant.POINTS_ARE_RIGHT,
        "%d points by the rules, not as in %s for %s",
        points,
        entry,
        sale);
  }

  private @Nullable Sale sale(Entry entry) {
    Operation operation = world.witness.operation(entry.opId());
    if (operation != null && operation.action() instanceof Action.ReleaseHold release) {
      if (world.witness.replayed(release.holdId())) {
        return null;
      }
      operation = world.witness.operation(release.holdId());
    }
    return operation != null && operation.action() instanceof Action.RecordSale recorded
        ? recorded.sale()
        : null;
  }

  /** The server was put back: its rules may be other ones. */
  void forget() {
    known.clear();
  }

  private @Nullable Program program(int version) {
    if (!known.containsKey(version)) {
      Map<Integer, String> rules = Books.rules(world.server.core().database());
      for (Program program : PROGRAMS) {
        rules.forEach((each, text) -> {
          if (text.equals(program.text())) {
            known.put(each, program);
          }
        });
      }
    }
    return known.get(version);
  }
}
