package regulars.benchmarks;

import java.util.Locale;
import java.util.Random;
import regulars.model.member.Phone;

/**
 * Made-up people whose names and numbers are as uneven as real ones: a few names that everybody
 * has, a long tail that hardly anybody has, and half of a town in one area code.
 */
final class People {
  private static final int FIRST_NAMES = 20_000;
  private static final int LAST_NAMES = 150_000;
  private static final String[] STARTS =
      "b c ch d f g gr h j k l m mar n p qu r s san st t tr v w z an el jo".split(" ");
  private static final String[] MIDDLES = "a e i o u á é í ia ie eo ai or an en il".split(" ");
  private static final String[] ENDS =
      "n r s l ra na do la mez nez son ski berg ton ley ta rio no ch ck".split(" ");
  private static final String[] AREAS = "415 415 415 415 415 415 510 510 628 212".split(" ");

  private People() {}

  /** The name of somebody; the same for the same number. */
  static String name(int member) {
    Random random = new Random(member * 31L);
    return word(rank(random, FIRST_NAMES), 17) + " " + word(rank(random, LAST_NAMES), 23);
  }

  /** Low ranks are common, as Zipf saw: rank r about 1/r of the first. */
  private static int rank(Random random, int of) {
    return (int) Math.pow(of, random.nextDouble()) - 1;
  }

  private static String word(int rank, int salt) {
    Random random = new Random(rank * 1_000_003L + salt);
    StringBuilder word = new StringBuilder();
    for (int syllable = 0; syllable <= (rank > 500 ? 1 + random.nextInt(2) : 1); syllable++) {
      word.append(STARTS[random.nextInt(STARTS.length)]);
      word.append(MIDDLES[random.nextInt(MIDDLES.length)]);
    }
    word.append(ENDS[random.nextInt(ENDS.length)]);
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** The phone of somebody; nobody else's. */
  static Phone phone(int member) {
    String area = AREAS[member % AREAS.length];
    // Spread over the numbers, so that digits are as mixed as real ones.
    long mixed = 2_000_000L + (member * 7_368_787L) % 7_999_993L;
    return new Phone(String.format(Locale.ROOT, "+1%s%07d", area, mixed));
  }
}
