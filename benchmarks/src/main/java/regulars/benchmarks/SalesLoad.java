package regulars.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
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
 * request leaves when the last reply is in. One thread serves all of them. What they send is made
 * before the clock starts; the cores that send it and look at the answers are the server's all the
 * same.
 */
final class SalesLoad {
  private static final byte[] APPLIED = ascii("\"kind\":\"applied\"");
  private static final byte[] OP_ID = ascii("\"opId\":\"");

  private static final int PATIENCE_MILLIS = 30_000;

  private final ServerProcess server;
  private final int members;
  private final UUID[] memberIds;
  private final Instant began = Instant.now().minus(Duration.ofDays(400));
  private int rounds;
  private long sold;

  /** Enrols {@code members} members first, so that sales find somebody. */
  SalesLoad(ServerProcess server, int members) throws IOException, InterruptedException {
    this.server = server;
    this.members = members;
    this.memberIds = new UUID[members];
    Counter enroller = new Counter(server.pair("Enroller"), 7);
    try (HttpConnection line = enroller.connect()) {
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
  Round run(int connections, int perPush, int pushesEach) throws IOException, InterruptedException {
    rounds++;
    List<Pusher> pushers = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        Counter counter = new Counter(server.pair("Load " + rounds + "." + i), rounds * 1000L + i);
        pushers.add(new Pusher(counter, perPush, pushesEach, selector));
      }
      long begin = System.nanoTime();
      for (Pusher pusher : pushers) {
        pusher.next();
      }
      while (selector.keys().stream().anyMatch(SelectionKey::isValid)) {
        if (selector.select(key -> ((Pusher) key.attachment()).ready(), PATIENCE_MILLIS) == 0) {
          throw new IOException("the server has not answered for " + PATIENCE_MILLIS + " ms");
        }
      }
      long nanos = System.nanoTime() - begin;
      return new Round(
          (long) connections * pushesEach * perPush,
          nanos,
          pushers.stream().flatMapToLong(pusher -> Arrays.stream(pusher.latencies)).toArray());
    } finally {
      for (Pusher pusher : pushers) {
        pusher.line.close();
      }
    }
  }

  /** One counter with its connection and all that it will send. */
  private static final class Pusher {
    private final Counter counter;
    private final int perPush;
    private final List<byte[]> bodies = new ArrayList<>();
    private final long[] latencies;
    private final HttpConnection line;
    private final SelectionKey key;
    private int answered;
    private long sentAt;

    Pusher(Counter counter, int perPush, int pushes, Selector selector) throws IOException {
      this.counter = counter;
      this.perPush = perPush;
      this.latencies = new long[pushes];
      for (int push = 0; push < pushes; push++) {
        bodies.add(counter.body(Stream.generate(counter::sale).limit(perPush).toList()));
      }
      this.line = counter.connect();
      line.channel().configureBlocking(false);
      this.key = line.channel().register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends the next push; after the last one the connection leaves the selector. */
    void next() throws IOException {
      if (answered == bodies.size()) {
        key.cancel();
        return;
      }
      byte[] body = bodies.get(answered);
      counter.renewIds(body);
      sentAt = System.nanoTime();
      line.send("/v1/push", body);
      flush();
    }

    void ready() {
      try {
        if (key.isWritable()) {
          flush();
        }
        byte[] reply = key.isReadable() ? line.reply() : null;
        if (reply != null) {
          latencies[answered] = System.nanoTime() - sentAt;
          counter.check(reply, perPush);
          answered++;
          next();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void flush() throws IOException {
      int wanted =
          line.flush() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
      if (key.interestOps() != wanted) {
        key.interestOps(wanted);
      }
    }
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

    HttpConnection connect() throws IOException {
      return new HttpConnection(server.port(), paired.token());
    }

    Action sale() {
      long total = 300 + random.nextInt(900);
      // A day for every so many sales: nobody comes a hundred times a day, which would alert.
      Instant at = began.plus(Duration.ofDays(sold++ / members));
      SaleKey key =
          new SaleKey(till, LocalDate.ofInstant(at, ZoneOffset.UTC), "" + ++ticket, SaleKind.SALE);
      List<SaleLine> lines =
          List.of(
              new SaleLine("Latte", "coffee", BigDecimal.ONE, total - 250),
              new SaleLine("Croissant", "bakery", BigDecimal.ONE, 250));
      int member = random.nextInt(members);
      Buyer buyer = new Buyer.ByPhone(phone(member));
      return new Action.RecordSale(
          memberIds[member], new Sale(key, at, Money.of(total, "USD"), lines, buyer, null));
    }

    byte[] body(List<Action> actions) {
      List<Offered> ops = new ArrayList<>();
      for (Action action : actions) {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        ops.add(new Offered(new Operation(ids.next(), ++opSeq, now, null, action), false, null));
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
