package regulars.counter.firstrun;

import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import regulars.counter.join.JoinException;
import regulars.counter.join.ServerAddress;
import regulars.counter.words.Words;
import regulars.model.pairing.PairingCode;

/** Address and code of another PC, and what this counter is called. JavaFX thread only. */
public final class JoinForm {
  /** The longest name of a counter. */
  public static final int LONGEST_NAME = 40;

  private final Supplier<Words> words;
  private final StringProperty address = new SimpleStringProperty("");
  private final StringProperty code = new SimpleStringProperty("");
  private final StringProperty name;
  private final Form form;
  private JoinException.@Nullable Kind refused;

  JoinForm(Supplier<Words> words, String pcName) {
    this.words = words;
    this.name = new SimpleStringProperty(pcName);
    this.form =
        new Form(
            new Field("join-address", this::addressProblem),
            new Field("join-code", this::codeProblem),
            new Field(
                "join-name", () -> name.get().isBlank() ? text(JoinException.Kind.NAME) : null));
    address.addListener((_, _, _) -> changed("join-address"));
    code.addListener((_, _, _) -> changed("join-code"));
    name.addListener((_, _, _) -> form.field("join-name").changed());
  }

  private void changed(String id) {
    refused = null;
    form.field(id).changed();
  }

  private String text(JoinException.Kind kind) {
    return words.get().text("join." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private @Nullable String addressProblem() {
    if (refused != null && isAboutAddress(refused)) {
      return text(refused);
    }
    try {
      return ServerAddress.parse(address.get()).getHost().isEmpty()
          ? text(JoinException.Kind.ADDRESS)
          : null;
    } catch (JoinException e) {
      return text(e.kind());
    }
  }

  private @Nullable String codeProblem() {
    if (refused != null && !isAboutAddress(refused)) {
      return text(refused);
    }
    return PairingCode.parse(code.get()) == null ? text(JoinException.Kind.CODE) : null;
  }

  private static boolean isAboutAddress(JoinException.Kind kind) {
    return switch (kind) {
      case ADDRESS, NOBODY, NOT_REGULARS, OTHER_VERSION, IN_BETWEEN, OTHER_LEDGER -> true;
      case CODE, NAME, WRONG_CODE, EXPIRED, USED, SPENT, TOO_FAST -> false;
    };
  }

  /** Says why the server said no beside the field that it is about; that field's id. */
  String refused(JoinException.Kind kind) {
    refused = kind;
    Field field = form.field(isAboutAddress(kind) ? "join-address" : "join-code");
    var unused = field.checked();
    // The same may be tried again: the other PC may be on by then.
    refused = null;
    return field.id();
  }

  Form form() {
    return form;
  }

  /** The field with this id. */
  public Field field(String id) {
    return form.field(id);
  }

  /** Where the other PC is. */
  public StringProperty addressProperty() {
    return address;
  }

  /** The code that it shows. */
  public StringProperty codeProperty() {
    return code;
  }

  /** What this counter is called in the owner's list. */
  public StringProperty nameProperty() {
    return name;
  }
}
