package regulars.model.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CategoryNameTest {

  @Test
  void spellingsOfOneCategoryAreTheSame() {
    List<List<String>> same =
        List.of(
            List.of("beans", "Beans", "BEAN", " bean "),
            List.of("Coffee beans", "coffee  bean", "coffee\u00A0beans"),
            List.of("pastries", "pastry", "Pastry"),
            List.of("cookies", "cookie"),
            List.of("boxes", "box"),
            List.of("quiches", "quiche"),
            List.of("sandwiches", "sandwich"),
            List.of("glasses", "glass"),
            List.of("Pâtisserie", "patisseries", "pa\u0302tisserie"));
    for (List<String> spellings : same) {
      assertThat(spellings.stream().map(CategoryName::fold).distinct())
          .as("%s", spellings)
          .hasSize(1);
    }
  }

  @Test
  void otherCategoriesStayApart() {
    assertThat(
            List.of("bean", "jelly beans", "bea", "tea", "teas and coffee", "gas", "ga", "bus", "")
                .stream()
                .map(CategoryName::fold))
        .doesNotHaveDuplicates();
  }
}
