package regulars.system.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import regulars.counter.Counter;
import regulars.counter.desk.DeskStatus;
import regulars.counter.desk.FoundMember;
import regulars.counter.desk.MemberView;
import regulars.counter.desk.RedeemResult;
import regulars.counter.till.IncomingSale;
import regulars.counter.till.Recorded;
import regulars.model.member.Buyer;
import regulars.model.member.Phone;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.value.Money;

/**
 * A counter without a window that rings up sales as fast as its disk takes them, and says on its
 * standard output what it has promised to keep. Started and killed by {@link KillTest}.
 *
 * <p>Words: folder, name of the till, generation (makes tickets unique across restarts), server
 * address, and a pairing code on the first start. {@code stop} on its input makes it drain and end.
 */
final class BusyCounter {
  private static final int MEMBERS = 40;

  private final Counter counter;
  private final String till;
  private final String generation;
  private final Random random;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private volatile boolean stopping;

  private BusyCounter(Counter counter, String till, String generation) {
    this.counter = counter;
    this.till = till;
    this.generation = generation;
    this.random = new Random(generation.hashCode());
  }

  public static void main(String[] words) throws Exception {
    Counter counter = Counter.start(Path.of(words[0]), Clock.systemUTC(), new SecureRandom());
    if (words.length > 4) {
      counter.pair(URI.create(words[3]), words[4], words[1]);
    }
    BusyCounter busy = new BusyCounter(counter, words[1], words[2]);
    Thread.ofPlatform().daemon().start(busy::listen);
    busy.work();
    counter.close();
  }

  private void listen() {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      in.readLine();
    } catch (IOException e) {
      // The test is gone: end as if it had said so.
    }
    stopping = true;
  }

  private void work() {
    out.println("READY");
    int ticket = 0;
    while (!stopping) {
      List<IncomingSale> batch = new ArrayList<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        batch.add(sale(generation + "-" + ++ticket));
      }
      promise(batch);
      if (random.nextInt(4) == 0) {
        promise(batch);
      }
      if (random.nextInt(20) == 0) {
        redeem();
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
    drain();
  }

  private IncomingSale sale(String ticket) {
    long total = 100 + random.nextInt(2_000);
    Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
    SaleKey key = new SaleKey(till, LocalDate.of(2026, 11, 2), ticket, SaleKind.SALE);
    List<SaleLine> lines = List.of(new SaleLine("Latte", "coffee", BigDecimal.ONE, total));
    Buyer buyer = new Buyer.ByPhone(phone(random.nextInt(MEMBERS)));
    Sale sale = new Sale(key, now, Money.of(total, "USD"), lines, buyer, null);
    return new IncomingSale("test", ticket.getBytes(StandardCharsets.UTF_8), sale);
  }

  private void promise(List<IncomingSale> batch) {
    List<Recorded> each = counter.sales().record(batch);
    for (int i = 0; i < each.size(); i++) {
      if (each.get(i) != Recorded.CONFLICT) {
        Sale sale = batch.get(i).sale();
        out.println("SALE " + sale.key().ticket() + " " + sale.total().minor());
      }
    }
  }

  private void redeem() {
    List<FoundMember> found = counter.desk().lookUp(phone(random.nextInt(MEMBERS)).lastFour(), 5);
    if (found.isEmpty()) {
      return;
    }
    UUID memberId = found.getFirst().memberId();
    MemberView view = counter.desk().refresh(memberId);
    if (view == null || view.card().available() < 100) {
      return;
    }
    RedeemResult result =
        counter.desk().redeem(memberId, "Free coffee", 100, view.card().version(), null);
    switch (result) {
      case RedeemResult.Done done -> out.println("DONE " + done.opId());
      case RedeemResult.NotConfirmed() -> out.println("NOTCONFIRMED " + memberId);
      case RedeemResult.Offline offline -> {}
      case RedeemResult.Refused refused -> {}
    }
  }

  private void drain() {
    DeskStatus status = counter.desk().status();
    while (status.waiting() > 0 || status.link() != DeskStatus.Link.ONLINE) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      status = counter.desk().status();
    }
    out.println("DRAINED");
  }

  private static Phone phone(int member) {
    return new Phone(String.format(Locale.ROOT, "+1415555%04d", 1_000 + member));
  }
}
