package regulars.benchmarks;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import regulars.model.member.Buyer;
import regulars.model.member.Phone;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.sync.Action;
import regulars.model.sync.Offered;
import regulars.model.sync.Operation;
import regulars.model.sync.Pairing;
import regulars.model.sync.Push;
import regulars.model.value.Money;
import regulars.model.value.OpIds;
import regulars.model.wire.Wire;

/**
 * Counters that push sales as fast as the server answers, each over one connection: the next
 * request leaves when the last reply is in. What they send is made before the clock starts; the
 * cores that send it and look at the answers are the server's all the same.
 */
final class SalesLoad {
  private static final byte[] APPLIED = ascii("\"kind\":\"applied\"");
  private static final byte[] OP_ID = ascii("\"opId\":\"");

  private final ServerProcess server;
  private final int members;
  private final UUID[] memberIds;
  private int rounds;

  /** Enrols {@code members} members first, so that sales find somebody. */
  SalesLoad(ServerProcess server, int members) throws IOException, InterruptedException {
    this.server = server;
    this.members = members;
    this.memberIds = new UUID[members];
    Counter enroller = new Counter(server.pair("Enroller"), 7);
    try (HttpConnection line = new HttpConnection(server.port(), enroller.paired.token())) {
      for (int from = 0; from < members; from += Push.MOST_OPS) {
        List<Action> enrols = new ArrayList<>();
        for (int member = from; member < Math.min(members, from + Push.MOST_OPS); member++) {
          memberIds[member] = enroller.ids.next();
          enrols.add(new Action.Enrol(memberIds[member], phone(member), "Member " + member, null));
        }
        enroller.push(line, enrols);
      }
    }
  }

  /** Sales of {@code connections} counters, {@code perPush} in each request, for a while. */
  Round run(int connections, int perPush, int pushesEach)
      throws IOException, InterruptedException, ExecutionException {
    rounds++;
    List<Counter> counters = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      counters.add(new Counter(server.pair("Load " + rounds + "." + i), rounds * 1000L + i));
    }
    CountDownLatch ready = new CountDownLatch(connections);
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<long[]>> all = new ArrayList<>();
      for (Counter counter : counters) {
        all.add(threads.submit(() -> pushAll(counter, perPush, pushesEach, ready, go)));
      }
      ready.await();
      long begin = System.nanoTime();
      go.countDown();
      long[] latencies = new long[connections * pushesEach];
      int at = 0;
      for (Future<long[]> one : all) {
        long[] its = one.get();
        System.arraycopy(its, 0, latencies, at, its.length);
        at += its.length;
      }
      return new Round(
          (long) connections * pushesEach * perPush, System.nanoTime() - begin, latencies);
    }
  }

  private long[] pushAll(
      Counter counter, int perPush, int pushes, CountDownLatch ready, CountDownLatch go)
      throws IOException, InterruptedException {
    long[] latencies = new long[pushes];
    List<byte[]> bodies = new ArrayList<>();
    for (int push = 0; push < pushes; push++) {
      bodies.add(counter.body(Stream.generate(counter::sale).limit(perPush).toList()));
    }
    try (HttpConnection line = new HttpConnection(server.port(), counter.paired.token())) {
      ready.countDown();
      go.await();
      for (int push = 0; push < pushes; push++) {
        counter.renewIds(bodies.get(push));
        long begin = System.nanoTime();
        counter.check(line.post("/v1/push", bodies.get(push)), perPush);
        latencies[push] = System.nanoTime() - begin;
      }
    }
    return latencies;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean isAt(byte[] word, byte[] text, int at) {
    return text[at] == word[0]
        && at + word.length <= text.length
        && Arrays.equals(word, 0, word.length, text, at, at + word.length);
  }

  private static Phone phone(int member) {
    return new Phone(String.format(Locale.ROOT, "+1212%07d", 2_000_000 + member));
  }

  /** One paired counter's side of the protocol, as little of it as a load needs. */
  private final class Counter {
    private final Pairing.Paired paired;
    private final Random random;
    private final OpIds ids;
    private final String till;
    private long opSeq;
    private int ticket;

    Counter(Pairing.Paired paired, long seed) {
      this.paired = paired;
      this.random = new Random(seed);
      this.ids = new OpIds(System::currentTimeMillis, random);
      this.till = "load-" + paired.counterId();
    }

    Action sale() {
      long total = 300 + random.nextInt(900);
      Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
      SaleKey key =
          new SaleKey(till, LocalDate.ofInstant(now, ZoneOffset.UTC), "" + ++ticket, SaleKind.SALE);
      List<SaleLine> lines =
          List.of(
              new SaleLine("Latte", "coffee", BigDecimal.ONE, total - 250),
              new SaleLine("Croissant", "bakery", BigDecimal.ONE, 250));
      int member = random.nextInt(members);
      Buyer buyer = new Buyer.ByPhone(phone(member));
      return new Action.RecordSale(
          memberIds[member], new Sale(key, now, Money.of(total, "USD"), lines, buyer, null));
    }

    byte[] body(List<Action> actions) {
      List<Offered> ops = new ArrayList<>();
      for (Action action : actions) {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        ops.add(new Offered(new Operation(ids.next(), ++opSeq, now, "ana", action), false, null));
      }
      return Wire.encode(new Push(paired.ledgerId(), paired.epoch(), ops));
    }

    /**
     * Gives the operations in a body ids of now. Ids of different counters that were made long
     * before they are sent would be spread over the whole index instead of standing at its end.
     */
    void renewIds(byte[] body) {
      for (int at = 0; at < body.length - OP_ID.length; at++) {
        if (isAt(OP_ID, body, at)) {
          byte[] id = ids.next().toString().getBytes(StandardCharsets.US_ASCII);
          System.arraycopy(id, 0, body, at + OP_ID.length, id.length);
          at += OP_ID.length + id.length;
        }
      }
    }

    void push(HttpConnection line, List<Action> actions) throws IOException {
      check(line.post("/v1/push", body(actions)), actions.size());
    }

    void check(byte[] reply, int expected) throws IOException {
      int applied = 0;
      for (int at = 0; at < reply.length; at++) {
        if (isAt(APPLIED, reply, at)) {
          applied++;
        }
      }
      if (applied != expected) {
        throw new IOException(
            applied + " of " + expected + ": " + new String(reply, StandardCharsets.UTF_8));
      }
    }
  }
}
