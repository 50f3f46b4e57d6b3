package regulars.counter.receipt;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Nodes;
import regulars.counter.receipt.NoteViewModel.Preview;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;

/** Draws a note as it would stand on the paper, over everything else. */
public final class NoteView extends StackPane {
  private final NoteViewModel model;
  private final ShopViewModel shop;

  /** Draws this note. */
  public NoteView(NoteViewModel model, ShopViewModel shop) {
    this.model = model;
    this.shop = shop;
    setId("note");
    getStyleClass().add("sheet");
    setOnMouseClicked(click -> {
      if (click.getTarget() == this) {
        model.close();
      }
    });
    Nodes.show(this, false);
    model.previewProperty().addListener((_, _, now) -> show(now));
  }

  private void show(@Nullable Preview preview) {
    Nodes.show(this, preview != null);
    if (preview == null) {
      getChildren().clear();
      return;
    }
    Words words = shop.words();
    VBox paper = new VBox();
    paper.setId("note-paper");
    paper.getStyleClass().add("paper");
    preview.rows().forEach(row -> paper.getChildren().add(row(row)));
    ScrollPane roll = new ScrollPane(new StackPane(paper));
    roll.setFitToWidth(true);
    roll.setFocusTraversable(false);
    roll.getStyleClass().add("roll");
    Button print = Nodes.button(words.text("note.print"), model::print, "accent", "wide");
    print.setId("note-print");
    print.setDisable(!preview.canPrint());
    Button close = Nodes.button(words.text("close"), model::close, "wide");
    close.setId("note-close");
    Label none = Nodes.wrapping(words.text("note.trouble.none-set-up"), "muted");
    none.setId("note-none");
    Nodes.show(none, !preview.canPrint());
    VBox card =
        new VBox(
            16,
            Nodes.label(words.text("note.title"), "t24", "strong"),
            roll,
            none,
            Nodes.row(8, print, close));
    card.getStyleClass().add("sheet-card");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(card, Pos.CENTER);
    getChildren().setAll(card);
    (preview.canPrint() ? print : close).requestFocus();
  }

  private static Label row(Paper.Row row) {
    Label label = Nodes.whole(row.text().isEmpty() ? " " : row.text(), "paper-row");
    switch (row.style()) {
      case PLAIN -> {}
      case STRONG -> label.getStyleClass().add("paper-strong");
      case LARGE -> label.getStyleClass().add("paper-large");
    }
    return label;
  }
}
