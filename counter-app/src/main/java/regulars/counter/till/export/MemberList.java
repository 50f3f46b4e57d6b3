package regulars.counter.till.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import regulars.counter.till.line.RefusedLine;
import regulars.counter.till.line.ShopTerms;
import regulars.model.member.Phone;
import regulars.model.member.PhoneNumbers;

/**
 * An old system's list of members.
 *
 * @param members in the list's order, each number once
 * @param refused rows that gave no member
 */
public record MemberList(List<ListedMember> members, List<RefusedLine> refused) {
  private static final int MOST = 1_000_000;
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_NUMBER = 64;

  /** Reads the list that lies in {@code folder}. */
  public static MemberList read(Path folder, Profile profile, ShopTerms terms)
      throws IOException, ProfileException {
    Profile.Members columns = profile.members();
    if (columns == null) {
      return new MemberList(List.of(), List.of());
    }
    Map<String, ListedMember> members = new LinkedHashMap<>();
    List<RefusedLine> refused = new ArrayList<>();
    List<String> wanted = new ArrayList<>(List.of(columns.external()));
    wanted.add(columns.name() == null ? columns.external() : columns.name());
    wanted.add(columns.phone() == null ? columns.external() : columns.phone());
    SideFile.read(
        folder.resolve(columns.file()),
        profile,
        wanted,
        (line, cells) -> {
          String number = cells.get(0).strip();
          if (number.isEmpty() || number.length() > LONGEST_NUMBER) {
            refused.add(
                new RefusedLine(line, columns.external() + " must have 1 to 64 characters"));
          } else if (members.containsKey(number)) {
            refused.add(
                new RefusedLine(line, columns.external() + " " + number + " is there twice"));
          } else if (members.size() == MOST) {
            throw new ProfileException(columns.file() + " has more than " + MOST + " members.");
          } else {
            members.put(
                number,
                new ListedMember(
                    number,
                    columns.name() == null ? null : name(cells.get(1)),
                    columns.phone() == null ? null : phone(cells.get(2), terms)));
          }
        });
    return new MemberList(List.copyOf(members.values()), List.copyOf(refused));
  }

  private static @Nullable String name(String text) {
    String name = text.strip();
    if (name.isEmpty()) {
      return null;
    }
    int end = Math.min(name.length(), LONGEST_NAME);
    boolean splitsPair = end < name.length() && Character.isHighSurrogate(name.charAt(end - 1));
    return name.substring(0, splitsPair ? end - 1 : end);
  }

  /** A number that can't be read is left out: the member is still known by the other number. */
  private static @Nullable Phone phone(String text, ShopTerms terms) {
    return terms.phones().read(text) instanceof PhoneNumbers.Reading.Good good && good.sure()
        ? good.phone()
        : null;
  }
}
