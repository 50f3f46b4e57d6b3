package regulars.counter.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import regulars.counter.FakeServer;
import regulars.counter.FakeServer.Fault;
import regulars.counter.World;
import regulars.counter.desk.FoundMember;
import regulars.counter.desk.MemberView;
import regulars.counter.desk.RedeemResult;
import regulars.model.ledger.ChainedEntry;
import regulars.model.ledger.EntryKind;
import regulars.model.member.MemberCard;

/**
 * Seeded days at a counter with a bad line: lost requests and replies, ends of the program,
 * repeated sales, redemptions, restores. However it went, in the end both sides agree to the point.
 */
class SeededSyncTest {
  private static final int PEOPLE = 4;

  @TempDir Path temp;

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void however_bad_the_line_both_sides_agree_in_the_end(int seed) {
    Random random = new Random(seed);
    try (World world = new World(temp)) {
      world.settle();
      Map<String, Long> sold = new HashMap<>();
      List<UUID> confirmed = new ArrayList<>();
      FakeServer backup = null;
      for (int i = 0; i < 120; i++) {
        for (int f = 0; f < 2; f++) {
          world.server.faults.add(fault(random));
        }
        switch (random.nextInt(12)) {
          case 0, 1, 2, 3, 4 -> {
            int ticket = random.nextInt(60);
            String phone = phone(ticket % PEOPLE);
            long cents = 100L * (1 + ticket);
            world.sell("t" + ticket, cents, World.phone(phone));
            sold.putIfAbsent("t" + ticket, cents / 100);
          }
          case 5, 6, 7 -> world.counter.engine().step();
          case 8 -> redeem(world, random, confirmed);
          case 9 -> world.restart();
          case 10 -> world.settle();
          case 11 -> {
            if (backup == null) {
              backup = world.server.copy();
            } else if (random.nextInt(3) == 0) {
              world.server.restore(backup.lastOpSeq, backup);
              backup = null;
            }
          }
          default -> throw new AssertionError();
        }
      }
      world.server.faults.clear();
      world.heal();
      world.heal();
      agree(world, sold);
      for (UUID opId : confirmed) {
        assertThat(world.server.answers).as("a redemption that was confirmed").containsKey(opId);
      }
    }
  }

  private static Fault fault(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Fault.LOST_ON_THE_WAY;
      case 1 -> Fault.LOST_ON_THE_WAY_BACK;
      default -> Fault.NONE;
    };
  }

  private static String phone(int person) {
    return "+1415555010" + person;
  }

  private static void redeem(World world, Random random, List<UUID> confirmed) {
    List<FoundMember> found = world.desk().lookUp("010" + random.nextInt(PEOPLE), 1);
    if (found.isEmpty()) {
      return;
    }
    MemberView view = world.desk().open(found.getFirst().memberId());
    RedeemResult result =
        world
            .desk()
            .redeem(view.card().memberId(), "Free coffee", 100, view.card().version(), null);
    if (result instanceof RedeemResult.Done done) {
      confirmed.add(done.opId());
    }
  }

  private static void agree(World world, Map<String, Long> sold) {
    FakeServer server = world.server;
    long earned =
        server.entries.stream()
            .map(ChainedEntry::entry)
            .filter(entry -> entry.kind() == EntryKind.EARN && entry.points() > 0)
            .mapToLong(entry -> entry.points())
            .sum();
    assertThat(earned)
        .as("points of every sale once")
        .isEqualTo(sold.values().stream().mapToLong(Long::longValue).sum());
    assertThat(world.desk().status().waiting()).isZero();
    assertThat(world.desk().status().problem()).isNull();
    for (MemberCard card : server.members.values()) {
      MemberView view = world.desk().open(card.memberId());
      assertThat(view.card().balance()).isEqualTo(card.balance()).isNotNegative();
      assertThat(view.waiting()).isZero();
      assertThat(view.card().version()).isEqualTo(card.version());
    }
  }
}
