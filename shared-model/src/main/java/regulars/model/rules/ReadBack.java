package regulars.model.rules;

/**
 * What one line of a rules document was understood to mean.
 *
 * @param line its number, 1 the first; 0 for what holds because the document says nothing
 * @param sentence in full words: "Members earn 1 point for every $1; a $4.50 drink earns 4."
 */
public record ReadBack(int line, String sentence) {}
