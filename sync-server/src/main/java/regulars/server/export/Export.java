package regulars.server.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.WhyLine;
import regulars.model.ledger.EntryKind;
import regulars.model.member.MemberNumber;
import regulars.model.sale.SaleLine;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;
import regulars.server.db.Database;
import regulars.server.db.Row;
import regulars.server.db.Sql;

/**
 * Writes members, ledger and sales as tables, all at one moment of the ledger, while the server
 * runs. Keeps one row in memory at a time.
 */
public final class Export {
  /** The tables' names, in the order in which they are written. */
  public static final List<String> FILES = List.of("members.csv", "ledger.csv", "sales.csv");

  private static final String CURRENCY = "SELECT json_extract(body, '$.currency') FROM shop";
  private static final String MEMBERS =
      """
      SELECT a.id, a.member_id, p.name, p.phone, p.external_number, a.balance, a.sales,
        a.largest_sale
      FROM account a LEFT JOIN profile p ON p.id = a.id
      WHERE p.id IS NOT NULL OR a.version > 0 OR a.sales > 0 ORDER BY a.id
      """;
  private static final String LEDGER =
      """
      SELECT l.seq, l.recorded_at, l.occurred_at, a.id, l.member_id, l.kind, l.points,
        l.balance_after, l.reward, l.sale_till, l.sale_day, l.sale_ticket, l.sale_kind, l.staff,
        l.approved_by, l.reason, l.rules_version, l.why, l.hash
      FROM ledger l LEFT JOIN account a ON a.member_id = l.member_id ORDER BY l.seq
      """;
  private static final String SALES =
      """
      SELECT till, day, ticket, kind, account, move, points, total, occurred_at, rules_version,
        lines, original_day, original_ticket
      FROM sale ORDER BY id
      """;

  private final AtomicLong rows = new AtomicLong();
  private volatile boolean cancelled;

  /** Somebody wanted it to end. */
  static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1;

    Cancelled() {
      super("the export was ended", null, false, false);
    }
  }

  /** Ends the writing at the next row. */
  public void cancel() {
    cancelled = true;
  }

  /** How many rows have been written so far; asked by whoever shows progress. */
  public long rows() {
    return rows.get();
  }

  /**
   * Writes {@code members.csv}, {@code ledger.csv} and {@code sales.csv} into a folder. They get
   * their names when all of them are whole; what is there already stays.
   *
   * @param ledger the database file
   * @throws FileAlreadyExistsException when the folder has one of them
   * @throws IOException when the ledger can't be read or the folder not be written
   */
  public void write(Path ledger, Path folder) throws IOException {
    List<Path> files = FILES.stream().map(folder::resolve).toList();
    for (Path file : files) {
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(
            file.toString(), null, "is there already: choose another folder");
      }
    }
    Files.createDirectories(folder);
    try {
      Database.readFile(
          ledger,
          sql -> {
            tables(sql, files);
            return true;
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path file : files) {
      Files.move(part(file), file);
    }
  }

  private static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  private void tables(Sql sql, List<Path> files) throws SQLException {
    String code = sql.one(CURRENCY, row -> row.text(1));
    Currency currency = Currency.getInstance(code == null ? "XXX" : code);
    try {
      members(sql, part(files.get(0)), currency);
      ledger(sql, part(files.get(1)), currency);
      sales(sql, part(files.get(2)), currency);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void members(Sql sql, Path file, Currency currency) throws IOException, SQLException {
    try (CsvTable table =
        new CsvTable(
            file,
            "number",
            "member_id",
            "name",
            "phone",
            "external_number",
            "points",
            "sales",
            "largest_sale",
            "currency")) {
      each(
          sql,
          MEMBERS,
          row ->
              table.row(
                  new MemberNumber(row.number(1)),
                  row.id(2),
                  row.optionalText(3),
                  row.optionalText(4),
                  row.optionalText(5),
                  row.number(6),
                  row.number(7),
                  amount(row.number(8), currency),
                  currency));
    }
  }

  private void ledger(Sql sql, Path file, Currency currency) throws IOException, SQLException {
    try (CsvTable table =
        new CsvTable(
            file,
            "seq",
            "recorded_at",
            "occurred_at",
            "number",
            "member_id",
            "kind",
            "points",
            "balance_after",
            "reward",
            "till",
            "day",
            "ticket",
            "sale_kind",
            "staff",
            "approved_by",
            "reason",
            "rules_version",
            "why",
            "hash")) {
      each(
          sql,
          LEDGER,
          row ->
              table.row(
                  row.number(1),
                  Instant.ofEpochMilli(row.number(2)),
                  Instant.ofEpochMilli(row.number(3)),
                  number(row.optionalNumber(4)),
                  row.id(5),
                  EntryKind.of(Math.toIntExact(row.number(6))),
                  row.number(7),
                  row.number(8),
                  row.optionalText(9),
                  row.optionalText(10),
                  day(row.optionalNumber(11)),
                  row.optionalText(12),
                  row.optionalText(13),
                  row.optionalText(14),
                  row.optionalText(15),
                  row.optionalText(16),
                  row.number(17),
                  why(row.text(18), currency),
                  HexFormat.of().formatHex(row.bytes(19))));
    }
  }

  private void sales(Sql sql, Path file, Currency currency) throws IOException, SQLException {
    try (CsvTable table =
        new CsvTable(
            file,
            "till",
            "day",
            "ticket",
            "kind",
            "number",
            "move",
            "points",
            "total",
            "currency",
            "occurred_at",
            "rules_version",
            "lines",
            "original_day",
            "original_ticket")) {
      each(
          sql,
          SALES,
          row ->
              table.row(
                  row.text(1),
                  day(row.number(2)),
                  row.text(3),
                  row.text(4),
                  number(row.optionalNumber(5)),
                  row.text(6),
                  row.number(7),
                  amount(row.number(8), currency),
                  currency,
                  Instant.ofEpochMilli(row.number(9)),
                  row.number(10),
                  lines(row.text(11), currency),
                  day(row.optionalNumber(12)),
                  row.optionalText(13)));
    }
  }

  /** Writes one row of a table. */
  @FunctionalInterface
  private interface RowWriter {
    void write(Row row) throws SQLException, IOException;
  }

  private void each(Sql sql, String query, RowWriter writer) throws SQLException {
    sql.each(
        query,
        row -> {
          if (cancelled) {
            throw new Cancelled();
          }
          try {
            writer.write(row);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          rows.incrementAndGet();
        });
  }

  private static @Nullable MemberNumber number(@Nullable Long account) {
    return account == null ? null : new MemberNumber(account);
  }

  private static @Nullable LocalDate day(@Nullable Long day) {
    return day == null ? null : LocalDate.ofEpochDay(day);
  }

  /** All digits of the minor unit, with a point. */
  private static String amount(long minor, Currency currency) {
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    return BigDecimal.valueOf(minor, digits).toPlainString();
  }

  private static String why(String json, Currency currency) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (WhyLine line : list(json, WhyLine.class)) {
      text.append(text.isEmpty() ? "" : "; ")
          .append(line.points())
          .append(": ")
          .append(line.rule())
          .append(" (")
          .append(amount(line.onMinor(), currency))
          .append(')');
    }
    return text.toString();
  }

  private static String lines(String json, Currency currency) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (SaleLine line : list(json, SaleLine.class)) {
      text.append(text.isEmpty() ? "" : "; ")
          .append(line.quantity().toPlainString())
          .append(" x ")
          .append(line.item())
          .append(line.category().isEmpty() ? "" : " [" + line.category() + "]")
          .append(' ')
          .append(amount(line.amount(), currency));
    }
    return text.toString();
  }

  private static <T> List<T> list(String json, Class<T> type) throws SQLException {
    try {
      return Wire.decodeList(json, type);
    } catch (WireException e) {
      throw new SQLException("a row can't be read: " + e.getMessage(), e);
    }
  }
}
