package regulars.counter.receipt;

import java.util.ArrayList;
import java.util.List;
import regulars.counter.receipt.Note.Line;

/** Sets a note in lines of so many columns, every letter one column wide. Pure. */
public final class Paper {
  private static final int INDENT = 2;

  private final int columns;
  private final CodePage letters;

  /** Paper of this width, for a printer with these letters. */
  public Paper(int columns, CodePage letters) {
    this.columns = columns;
    this.letters = letters;
  }

  /** How a line is printed. */
  public enum Style {
    PLAIN,
    STRONG,
    /** Twice as wide and high: half as many columns. */
    LARGE
  }

  /**
   * A line as it stands on the paper.
   *
   * @param text at most so many columns, half of them where it is large; no space at the end
   */
  public record Row(String text, Style style) {}

  /** The note in rows. */
  public List<Row> set(Note note) {
    List<Row> rows = new ArrayList<>();
    for (Line line : note.lines()) {
      switch (line) {
        case Line.Title title -> middle(title.text(), Style.LARGE, rows);
        case Line.Middle middle -> middle(middle.text(), Style.PLAIN, rows);
        case Line.Sentence sentence -> sentence(sentence.text(), rows);
        case Line.Across _ -> rows.add(new Row("-".repeat(columns), Style.PLAIN));
        case Line.Pair pair ->
            pair(pair.word(), pair.figure(), 0, pair.strong() ? Style.STRONG : Style.PLAIN, rows);
        case Line.Detail detail -> pair(detail.word(), detail.figure(), INDENT, Style.PLAIN, rows);
      }
    }
    return rows;
  }

  private void middle(String text, Style style, List<Row> to) {
    int width = style == Style.LARGE ? columns / 2 : columns;
    for (String part : wrapped(letters.fit(text), width)) {
      to.add(new Row(" ".repeat((width - part.length()) / 2) + part, style));
    }
  }

  private void sentence(String text, List<Row> to) {
    wrapped(letters.fit(text), columns).forEach(part -> to.add(new Row(part, Style.PLAIN)));
  }

  /** The figure stands in the last row, its end at the right. */
  private void pair(String word, String figure, int indent, Style style, List<Row> to) {
    String right = letters.fit(figure);
    int room = Math.max(columns - indent - right.length() - 1, columns / 3);
    List<String> parts = wrapped(letters.fit(word), room);
    String margin = " ".repeat(indent);
    for (String part : parts.subList(0, parts.size() - 1)) {
      to.add(new Row(margin + part, style));
    }
    String left = margin + parts.getLast();
    int gap = columns - left.length() - right.length();
    if (gap > 0) {
      to.add(new Row(left + " ".repeat(gap) + right, style));
    } else {
      to.add(new Row(left, style));
      to.add(new Row(" ".repeat(Math.max(columns - right.length(), 0)) + right, style));
    }
  }

  /** At least one part; words that are longer than a line are cut. */
  private static List<String> wrapped(String text, int width) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (String whole : text.strip().split(" +")) {
      String word = whole;
      if (!part.isEmpty() && part.length() + 1 + word.length() > width) {
        parts.add(part.toString());
        part.setLength(0);
      }
      while (word.length() > width) {
        parts.add(word.substring(0, width));
        word = word.substring(width);
      }
      part.append(part.isEmpty() ? "" : " ").append(word);
    }
    parts.add(part.toString());
    return parts;
  }
}
