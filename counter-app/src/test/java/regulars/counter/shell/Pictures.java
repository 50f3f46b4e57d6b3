package regulars.counter.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.testfx.util.WaitForAsyncUtils;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.DeskStatus;
import regulars.counter.desk.DeskStatus.Link;
import regulars.counter.desk.DeskStatus.TillStatus;
import regulars.counter.desk.FakeDesk;
import regulars.counter.desk.RedeemResult;
import regulars.counter.desk.StatementRow;
import regulars.counter.shell.Look.Theme;
import regulars.model.ledger.EntryKind;
import regulars.model.sale.SaleKind;
import regulars.model.sync.Move;

/**
 * Writes a picture of every state of the window, light and dark, in all sizes, into the folder that
 * the system property {@code pictures} names; {@code pictures.only} is a pattern for the names to
 * take. See docs/screens.md.
 */
@EnabledIfSystemProperty(named = "pictures", matches = ".+")
class Pictures {
  private record Size(String name, double width, double height, int text) {}

  private record State(Supplier<FakeDesk> desk, Consumer<Stand> drive, Locale locale) {}

  private static final List<Size> SIZES =
      List.of(
          new Size("1366", 1366, 768, 100),
          new Size("1024", 1024, 768, 100),
          new Size("1024-text150", 1024, 768, 150),
          new Size("1920", 1920, 1080, 100));

  /** The headless screen's width: a window may not be larger, what is drawn may. */
  private static final double SCREEN = 1000;

  private final Path folder = Path.of(System.getProperty("pictures", "target/pictures"));
  private final String only = System.getProperty("pictures.only", ".*");
  private final Map<String, State> states = new LinkedHashMap<>();

  @Test
  void every_state_in_every_look() throws IOException {
    Files.createDirectories(folder);
    states();
    for (Map.Entry<String, State> state : states.entrySet()) {
      for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
        for (Size size : SIZES) {
          String name =
              state.getKey() + "-" + size.name() + "-" + theme.name().toLowerCase(Locale.ROOT);
          if (!name.matches(only)) {
            continue;
          }
          take(folder.resolve(name + ".png"), state.getValue(), theme, size);
        }
      }
    }
  }

  private void take(Path file, State state, Theme theme, Size size) {
    Look look = new Look(theme, size.text(), "");
    FakeDesk desk = state.desk().get();
    try (Stand stand =
        Stand.open(
            desk, SCREEN, size.height() > SCREEN ? SCREEN : size.height(), look, state.locale())) {
      state.drive().accept(stand);
      WaitForAsyncUtils.waitForFxEvents();
      Stand.fx(() -> stand.scene.getRoot().resize(size.width(), size.height()));
      WaitForAsyncUtils.waitForFxEvents();
      SnapshotParameters whole = new SnapshotParameters();
      whole.setViewport(new Rectangle2D(0, 0, size.width(), size.height()));
      WritableImage image = Stand.get(() -> stand.scene.getRoot().snapshot(whole, null));
      ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
      desk.release("redeem");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void states() {
    state("01-starting", () -> new FakeDesk(BeansAndCo.NOW, null, null), stand -> {});
    state("02-first-day", Pictures::noTill, stand -> {});
    state("03-till-no-sales", BeansAndCo::empty, stand -> {});
    state("04-morning", BeansAndCo::morning, stand -> {});
    state("05-search", BeansAndCo::morning, stand -> search(stand, "5552"));
    state("06-search-name", BeansAndCo::morning, stand -> search(stand, "b"));
    state("07-search-add", BeansAndCo::morning, stand -> search(stand, "4155550000"));
    state("08-search-nobody", BeansAndCo::morning, stand -> search(stand, "999"));
    state("10-card", BeansAndCo::morning, Pictures::maria);
    state("11-card-long", Pictures::longNames, stand -> open(stand, "2670", "#card"));
    state("12-card-new", BeansAndCo::morning, stand -> open(stand, "2672", "#card"));
    state("13-card-many", Pictures::many, Pictures::maria);
    state("20-confirm", BeansAndCo::morning, Pictures::confirm);
    state("21-asking", BeansAndCo::morning, Pictures::asking);
    state("22-done", BeansAndCo::morning, Pictures::done);
    state("23-refused-short", BeansAndCo::morning, Pictures::shortOf);
    state(
        "24-not-confirmed",
        BeansAndCo::morning,
        stand -> answered(stand, new RedeemResult.NotConfirmed()));
    state("25-undo-question", BeansAndCo::morning, Pictures::undoQuestion);
    state("30-new-member", BeansAndCo::morning, Pictures::newMember);
    state("31-new-member-problem", BeansAndCo::morning, Pictures::badPhone);
    state("40-offline", Pictures::offline, Pictures::maria);
    state("41-catching-up", Pictures::catchingUp, Pictures::maria);
    state("42-problem", Pictures::problem, Pictures::maria);
    state("50-why", BeansAndCo::morning, Pictures::why);
    state("51-keys", BeansAndCo::morning, stand -> stand.push(javafx.scene.input.KeyCode.F1));
    states.put(
        "60-spanish",
        new State(Pictures::offline, Pictures::maria, Locale.forLanguageTag("es-US")));
  }

  private void state(String name, Supplier<FakeDesk> desk, Consumer<Stand> drive) {
    states.put(name, new State(desk, drive, Locale.US));
  }

  private static void search(Stand stand, String typed) {
    Stand.fx(() -> stand.model.search().typedProperty().set(typed));
    stand.await("results drop", () -> stand.model.search().droppedProperty().get());
  }

  private static void open(Stand stand, String typed, String shown) {
    search(stand, typed);
    Stand.fx(() -> stand.model.search().take());
    stand.awaitShown(shown);
    stand.await("refreshed", () -> stand.model.card().memberProperty().get() != null);
  }

  private static void maria(Stand stand) {
    open(stand, "2671", "#card");
    if (stand.desk.status().link() != Link.OFFLINE) {
      stand.await("live", () -> stand.model.card().memberProperty().get().liveAt() != null);
    }
  }

  private static void confirm(Stand stand) {
    maria(stand);
    stand.fire(".button.reward");
    stand.await("armed", () -> stand.model.redeem().armedProperty().get());
  }

  private static void asking(Stand stand) {
    stand.desk.block("redeem");
    confirm(stand);
    stand.fire("#redeem-confirm");
  }

  private static void done(Stand stand) {
    confirm(stand);
    stand.fire("#redeem-confirm");
    stand.awaitShown("#strip");
  }

  private static void answered(Stand stand, RedeemResult result) {
    stand.desk.answers(result);
    confirm(stand);
    stand.fire("#redeem-confirm");
    stand.awaitShown("#redeem-refused");
  }

  private static void shortOf(Stand stand) {
    confirm(stand);
    stand.desk.elsewhere(mariaId(stand), -50, EntryKind.REDEEM);
    stand.fire("#redeem-confirm");
    stand.awaitShown("#redeem-refused");
  }

  private static UUID mariaId(Stand stand) {
    return Stand.get(() -> stand.model.card().memberProperty().get().card().memberId());
  }

  private static void undoQuestion(Stand stand) {
    maria(stand);
    stand.fire(".button.undo");
    stand.await("armed", () -> stand.model.reversal().armedProperty().get());
  }

  private static void newMember(Stand stand) {
    search(stand, "4155550000");
    Stand.fx(() -> stand.model.search().take());
    stand.awaitShown("#enrol");
  }

  private static void badPhone(Stand stand) {
    newMember(stand);
    Stand.fx(
        () -> ((javafx.scene.control.TextField) stand.scene.lookup("#enrol-phone")).setText("415"));
    stand.fire("#enrol-save");
    stand.awaitShown("#enrol-problem");
  }

  private static void why(Stand stand) {
    maria(stand);
    stand.click("Maria Lopez");
    stand.awaitShown(".sale .button");
  }

  private static FakeDesk noTill() {
    FakeDesk desk = new FakeDesk(BeansAndCo.NOW, BeansAndCo.SHOP, null);
    desk.status(new DeskStatus(Link.ONLINE, BeansAndCo.NOW, 0, null, 0, 0, null, List.of()));
    return desk;
  }

  private static FakeDesk longNames() {
    FakeDesk desk = BeansAndCo.morning();
    UUID member = desk.lookUp("2670", 1).getFirst().memberId();
    desk.waiting(member, 1_212);
    return desk;
  }

  private static FakeDesk many() {
    FakeDesk desk = BeansAndCo.morning();
    UUID member = desk.lookUp("2671", 1).getFirst().memberId();
    for (int sale = 0; sale < 60; sale++) {
      Instant at = BeansAndCo.NOW.plusSeconds(sale);
      desk.row(
          member,
          at,
          EntryKind.EARN,
          24,
          null,
          null,
          BeansAndCo.beans(),
          StatementRow.State.WAITING);
      desk.sale(
          at,
          SaleKind.SALE,
          1_800 + sale * 1_117,
          member,
          Move.ADD,
          24 + sale,
          null,
          true,
          null,
          BeansAndCo.beans());
    }
    desk.waiting(member, 1_440);
    return desk;
  }

  private static FakeDesk offline() {
    FakeDesk desk = BeansAndCo.morning();
    UUID member = desk.lookUp("2671", 1).getFirst().memberId();
    desk.waiting(member, 24);
    desk.row(
        member,
        BeansAndCo.NOW,
        EntryKind.EARN,
        24,
        null,
        null,
        BeansAndCo.beans(),
        StatementRow.State.WAITING);
    desk.link(Link.OFFLINE, 14);
    return desk;
  }

  private static FakeDesk catchingUp() {
    FakeDesk desk = BeansAndCo.morning();
    desk.link(Link.CATCHING_UP, 10_312);
    return desk;
  }

  private static FakeDesk problem() {
    FakeDesk desk = BeansAndCo.morning();
    desk.status(
        new DeskStatus(
            Link.OFFLINE,
            BeansAndCo.at(31),
            3,
            BeansAndCo.at(31),
            0,
            2,
            "problem.unknown",
            List.of(
                new TillStatus(
                    "Register 1", false, null, "The cable is unplugged. Plug it in again."))));
    return desk;
  }
}
