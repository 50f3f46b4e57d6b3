package regulars.system.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import regulars.counter.sync.LinkException;
import regulars.counter.sync.ServerLink;
import regulars.counter.sync.SyncEngine;
import regulars.model.sync.Cursor;
import regulars.model.sync.Hello;
import regulars.model.sync.LiveMember;
import regulars.model.sync.Pull;
import regulars.model.sync.Pulled;
import regulars.model.sync.Push;
import regulars.model.sync.Pushed;
import regulars.model.sync.Welcome;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;

/** A counter's link: what it says goes through the wire format, both ways, over a bad line. */
final class SimLink implements ServerLink {
  private final World world;
  private final Line line;
  private final Supplier<UUID> self;

  SimLink(World world, Line line, Supplier<UUID> self) {
    this.world = world;
    this.line = line;
    this.self = self;
  }

  @Override
  public Welcome hello(Hello hello) throws LinkException {
    Welcome welcome = read(ask(Route.HELLO, hello), Welcome.class);
    // As if far more waited: one push follows the other while answers are stored.
    int maxOps = world.dice.percent(60) ? world.dice.between(1, 4) : welcome.maxOps();
    Cursor head = welcome.head();
    if (world.faulty() && world.dice.percent(25)) {
      // As after a long time: the counter takes a snapshot where it would have read a few rows.
      head = new Cursor(head.seq() + SyncEngine.SNAPSHOT_FROM, head.hash(), head.revision());
    }
    return new Welcome(
        welcome.proto(),
        welcome.ledgerId(),
        welcome.epoch(),
        welcome.counterId(),
        welcome.serverMillis(),
        welcome.lastOpSeq(),
        welcome.rollingToken(),
        welcome.mode(),
        welcome.action(),
        maxOps,
        welcome.maxBytes(),
        head,
        welcome.lacking());
  }

  @Override
  public Pushed push(Push push) throws LinkException {
    byte[] body = Wire.encode(world.sabotage.onTheWay(world, self.get(), push));
    Violation.unless(
        push.ops().size() <= Push.MOST_OPS && body.length <= Push.MOST_BYTES,
        Invariant.NO_SURPRISE,
        "a push of %d operations and %d bytes",
        push.ops().size(),
        body.length);
    world.witness.offered(self.get(), push);
    try {
      return read(line.ask(self.get(), Route.PUSH, body), Pushed.class);
    } catch (LinkException e) {
      Pushed made = world.sabotage.insteadOfSilence(world, push);
      if (made == null) {
        throw e;
      }
      return made;
    }
  }

  @Override
  public Pulled pull(Pull pull) throws LinkException {
    // Few rows to a page, so that the next is asked for while one is written.
    int limit = world.dice.percent(60) ? world.dice.between(2, 9) : pull.limit();
    Pull small = new Pull(pull.ledgerId(), pull.epoch(), pull.cursor(), limit);
    return read(ask(Route.PULL, small), Pulled.class);
  }

  @Override
  public @Nullable LiveMember member(UUID memberId) throws LinkException {
    byte[] reply = ask(Route.MEMBER, memberId);
    return reply.length == 0 ? null : read(reply, LiveMember.class);
  }

  @Override
  public @Nullable LiveMember memberBefore(UUID memberId, long version) throws LinkException {
    throw new LinkException(LinkException.Kind.UNREACHABLE, "nobody here reads that far back");
  }

  @Override
  public void snapshot(Path file) throws LinkException {
    world.fault("snapshot instead of rows");
    byte[] where = line.ask(self.get(), Route.SNAPSHOT, new byte[0]);
    try {
      Files.copy(
          Path.of(new String(where, StandardCharsets.UTF_8)),
          file,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] ask(Route route, Object message) throws LinkException {
    return line.ask(self.get(), route, Wire.encode(message));
  }

  private static <T> T read(byte[] body, Class<T> type) {
    try {
      return Wire.decode(body, type);
    } catch (WireException e) {
      throw new Violation(
          Invariant.NO_SURPRISE, "a " + type.getSimpleName() + " can't be read: " + e.getMessage());
    }
  }
}
