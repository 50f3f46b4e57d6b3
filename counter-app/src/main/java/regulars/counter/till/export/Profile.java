package regulars.counter.till.export;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the files of one system mean. Made from a text file by {@link ProfileFile}.
 *
 * @param name the file's name without its ending
 * @param sales the sales file
 * @param products the file that says what a product number is; null when the rows say it themselves
 * @param categories the other system's categories, in the words of the rules document
 * @param members the list of members; null when there is none
 */
public record Profile(
    String name,
    Sales sales,
    @Nullable Products products,
    Map<String, String> categories,
    @Nullable Members members) {

  /** Makes the map unmodifiable. */
  public Profile {
    categories = Map.copyOf(categories);
  }

  /**
   * The sales file: one row for each line of a receipt, the rows of a receipt together.
   *
   * @param file which file names it is for, with {@code *} for anything
   * @param separator between cells
   * @param till the till's name; {@code {column}} stands for that column's cell
   * @param ticket column of the receipt's number
   * @param date column of the day
   * @param dates how days are written
   * @param time column of the time; null when it is in {@code date}'s column
   * @param times how times are written
   * @param zone the time zone of times; null for the shop's
   * @param external column of the number the other system knows a member by; null for none
   * @param phone column of the member's phone; null for none
   * @param nobody what these two columns hold for a walk-in
   * @param product column of the product's number; null without a products file
   * @param item column of the product's name; null for none
   * @param category column of the product's category; null for none
   * @param quantity column of the quantity; null for always 1
   * @param amount column of what was paid for the row
   * @param required columns that must not be empty, besides those above
   * @param whole columns that must hold a whole number
   * @param decimal columns that must hold a decimal number
   */
  public record Sales(
      String file,
      char separator,
      String till,
      String ticket,
      String date,
      List<Format> dates,
      @Nullable String time,
      List<Format> times,
      @Nullable ZoneId zone,
      @Nullable String external,
      @Nullable String phone,
      Set<String> nobody,
      @Nullable String product,
      @Nullable String item,
      @Nullable String category,
      @Nullable String quantity,
      String amount,
      List<String> required,
      List<String> whole,
      List<String> decimal) {}

  /**
   * How a day or a time is written.
   *
   * @param pattern as the profile says it
   * @param reader reads it
   */
  public record Format(String pattern, DateTimeFormatter reader) {}

  /**
   * The file that says what a product number is. It lies beside the sales file.
   *
   * @param file its name
   * @param product column of the number
   * @param item column of the name
   * @param category column of the category
   */
  public record Products(String file, String product, String item, String category) {}

  /**
   * The list of members. It lies beside the sales file.
   *
   * @param file its name
   * @param external column of the other system's number
   * @param name column of the name; null for none
   * @param phone column of the phone; null for none
   */
  public record Members(
      String file, String external, @Nullable String name, @Nullable String phone) {}
}
