/** What a till says happened: a sale, a refund or a void, with its lines. */
@NullMarked
package regulars.model.sale;

import org.jspecify.annotations.NullMarked;
