/** Members as the server keeps them: balance, profile, numbers and aliases. */
@NullMarked
package regulars.server.member;

import org.jspecify.annotations.NullMarked;
