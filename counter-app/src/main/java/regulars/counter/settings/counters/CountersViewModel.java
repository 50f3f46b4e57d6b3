package regulars.counter.settings.counters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Newest;
import regulars.counter.office.OfficeException;
import regulars.counter.settings.SettingsTools;
import regulars.counter.words.Words;

/** The counters as the owner lets them in and shuts them out. Used on the JavaFX thread only. */
final class CountersViewModel {
  /** Where a counter stands with the server. */
  enum State {
    ACTIVE,
    QUARANTINED,
    REVOKED,
    LOST
  }

  /**
   * A counter.
   *
   * @param counterId its id
   * @param name what it is called
   * @param state what it may do
   * @param lastSeen when it last said hello; null when never
   * @param awaited whether a restored server waits for it; null where the server does not say
   */
  record Paired(
      UUID counterId,
      String name,
      State state,
      @Nullable Instant lastSeen,
      @Nullable Boolean awaited) {
    boolean isAwaited() {
      return Boolean.TRUE.equals(awaited);
    }
  }

  /** All of them. */
  record Counters(List<Paired> counters) {}

  /** Asks for a code. */
  record CodeRequest(@Nullable String name) {}

  /**
   * A code that lets a counter in once.
   *
   * @param addresses where to type it; null or empty where no other PC can connect
   */
  record Code(String code, Instant expiresAt, @Nullable List<String> addresses) {}

  /**
   * How the server stands with other PCs.
   *
   * @param on whether they may connect
   * @param fixed whether the server was started so, and the switch changes nothing
   * @param addresses by which they find it
   * @param problem PORT or FAILED; null when all is well
   */
  record Network(boolean on, boolean fixed, List<String> addresses, @Nullable String problem) {}

  /** The switch. */
  record Switch(boolean on) {}

  private record Read(Counters counters, Network network) {}

  /** Another name. */
  record Rename(String name) {}

  /** What was done. */
  record Done(String done) {}

  /** What stands in the page's place. */
  sealed interface Panel {
    /** The list. */
    record All() implements Panel {}

    /** A code, large. */
    record Pairing(Code code) implements Panel {}

    /** A form or question about one counter. */
    record One(Paired counter) implements Panel {}

    /** The server did not answer. */
    record Trouble(OfficeException why) implements Panel {}
  }

  private final SettingsTools tools;
  private final Newest reads = new Newest();
  private final ObservableList<Paired> counters = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Panel> panel = new ReadOnlyObjectWrapper<>(new Panel.All());
  private final StringProperty name = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<@Nullable Network> network = new ReadOnlyObjectWrapper<>();
  private final StringProperty problem = new SimpleStringProperty("");

  CountersViewModel(SettingsTools tools) {
    this.tools = tools;
  }

  void readAgain() {
    reads.ask();
    tools
        .background()
        .run(
            () ->
                new Read(
                    tools.office().read("counters", Counters.class),
                    tools.office().read("network", Network.class)),
            reads.only(all -> {
              network.set(all.network());
              counters.setAll(all.counters().counters());
              panel.set(new Panel.All());
            }),
            reads.only(why -> panel.set(new Panel.Trouble(known(why)))));
  }

  private static OfficeException known(Exception why) {
    return why instanceof OfficeException known ? known : OfficeException.offline(why);
  }

  /** Makes a code for another counter. */
  void pair() {
    tools
        .background()
        .run(
            () -> tools.office().tell("pairing-codes", new CodeRequest(null), Code.class),
            code -> panel.set(new Panel.Pairing(code)),
            this::say);
  }

  /** Lets other PCs connect, or not any more. */
  void letOthersJoin(boolean on) {
    tools
        .background()
        .run(
            () -> tools.office().tell("network", new Switch(on), Network.class),
            now -> {
              network.set(now);
              readAgain();
            },
            why -> {
              say(why);
              readAgain();
            });
  }

  void open(Paired counter) {
    name.set(counter.name());
    problem.set("");
    panel.set(new Panel.One(counter));
  }

  void rename(Paired counter) {
    if (name.get().isBlank()) {
      problem.set(words().text("counters.name-missing"));
      return;
    }
    send(
        "counters/" + counter.counterId() + "/rename",
        new Rename(name.get().strip()),
        words().text("counters.renamed", name.get().strip()));
  }

  void revoke(Paired counter) {
    send(
        "counters/" + counter.counterId() + "/revoke",
        null,
        words().text("counters.revoked-now", counter.name()));
  }

  /** Gives up a counter that a restored server waits for. */
  void giveUp(Paired counter) {
    send(
        "counters/" + counter.counterId() + "/lost",
        null,
        words().text("counters.given-up", counter.name()));
  }

  private void send(String path, @Nullable Object body, String done) {
    tools
        .background()
        .run(
            () -> tools.office().tell(path, body, Done.class),
            _ -> {
              tools.strip().done(done);
              readAgain();
            },
            this::say);
  }

  private void say(Exception why) {
    String sentence =
        switch (known(why).kind()) {
          case OFFLINE -> words().text("settings.offline-sentence");
          case SIGN_IN, NOT_ALLOWED -> words().text("settings.not-allowed-sentence");
          case REFUSED -> String.valueOf(known(why).getMessage());
        };
    problem.set(sentence);
    tools.strip().problem(sentence);
  }

  /** Steps back to the list; false when it is there already. */
  boolean back() {
    if (panel.get() instanceof Panel.All || panel.get() instanceof Panel.Trouble) {
      return false;
    }
    readAgain();
    panel.set(new Panel.All());
    return true;
  }

  Words words() {
    return tools.shop().words();
  }

  ReadOnlyObjectProperty<@Nullable Network> networkProperty() {
    return network.getReadOnlyProperty();
  }

  ObservableList<Paired> counters() {
    return counters;
  }

  ReadOnlyObjectProperty<Panel> panelProperty() {
    return panel.getReadOnlyProperty();
  }

  StringProperty nameProperty() {
    return name;
  }

  StringProperty problemProperty() {
    return problem;
  }
}
