package regulars.server.pairing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import regulars.model.pairing.CodeProof;
import regulars.model.pairing.NotProven;
import regulars.model.sync.Hello;
import regulars.model.sync.Pairing;

/**
 * Talks in which a counter proves that it knows a code and sees this server's own TLS key, before
 * it gets a token. Each costs the code one of its tries when it begins: whoever breaks off before
 * the end has guessed too. Safe for use by many threads.
 */
final class PairingTalks {
  private static final Duration LIFE = Duration.ofMinutes(1);
  private static final int MOST = 16;

  private final Counters counters;
  private final Supplier<String> serverKey;
  private final Clock clock;
  private final SecureRandom random;
  private final Map<UUID, Talk> talks = new LinkedHashMap<>();

  /** Talks about the codes of {@code counters}, in the name of this TLS key. */
  PairingTalks(Counters counters, Supplier<String> serverKey, Clock clock, SecureRandom random) {
    this.counters = counters;
    this.serverKey = serverKey;
    this.clock = clock;
    this.random = random;
  }

  private record Talk(CodeProof proof, byte[] codeHash, long until) {}

  /** What came of a step. */
  sealed interface Step {
    /** It goes on. */
    record Begun(Pairing.Begun begun) implements Step {}

    /** The counter is in. */
    record Finished(Pairing.Finished finished) implements Step {}

    /** This code lets nobody in. */
    record NoCode(Counters.Why why) implements Step {}

    /** The counter did not prove to know the code. */
    record NotProven() implements Step {}

    /** No talk of this name goes on. */
    record NoTalk() implements Step {}

    /** The counter speaks another version. */
    record OtherVersion() implements Step {}

    /** Too many tries lately. */
    record TooFast(int retryAfterSeconds) implements Step {}
  }

  Step begin(Pairing.Begin asked) {
    if (asked.proto() != Hello.PROTO) {
      return new Step.OtherVersion();
    }
    int wait = counters.secondsUntilAllowed();
    if (wait > 0) {
      return new Step.TooFast(wait);
    }
    return switch (counters.attempt(asked.label())) {
      case Counters.Standing.Not(Counters.Why why) -> new Step.NoCode(why);
      case Counters.Standing.Good(byte[] hash) -> {
        CodeProof proof = CodeProof.ofServer(hash, serverKey.get(), random);
        CodeProof.First first = proof.first();
        try {
          proof.hear(asked.first());
        } catch (NotProven e) {
          yield new Step.NotProven();
        }
        CodeProof.Second second = proof.second();
        UUID name = randomName();
        keep(name, new Talk(proof, hash, clock.millis() + LIFE.toMillis()));
        yield new Step.Begun(new Pairing.Begun(name, first, second));
      }
    };
  }

  /**
   * Ends a talk, whatever comes of it.
   *
   * @throws IllegalArgumentException when the counter's name is none; the message says so
   */
  Step finish(Pairing.Finish asked) {
    Counters.cleaned(asked.counterName());
    Talk talk = take(asked.talk());
    if (talk == null) {
      return new Step.NoTalk();
    }
    try {
      talk.proof().hear(asked.second());
      talk.proof().confirm(asked.tag());
    } catch (NotProven e) {
      return new Step.NotProven();
    }
    Pairing.Paired paired = counters.letIn(talk.codeHash(), asked.counterName());
    return paired == null
        ? new Step.NoCode(Counters.Why.USED)
        : new Step.Finished(new Pairing.Finished(talk.proof().tag(), paired));
  }

  private synchronized void keep(UUID name, Talk talk) {
    forgetOld();
    talks.put(name, talk);
    Iterator<UUID> oldest = talks.keySet().iterator();
    while (talks.size() > MOST) {
      oldest.next();
      oldest.remove();
    }
  }

  private synchronized @Nullable Talk take(UUID name) {
    forgetOld();
    return talks.remove(name);
  }

  private void forgetOld() {
    long now = clock.millis();
    talks.values().removeIf(talk -> talk.until() <= now || talk.until() > now + LIFE.toMillis());
  }

  private UUID randomName() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
