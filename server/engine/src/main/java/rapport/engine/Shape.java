package rapport.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The good moves that a reply makes: the first place of each (of the warm close the last), null
 * where it is missing.
 *
 * @param inOrder empathy, willingness and solution come in this order; true with fewer than two of
 *     them
 * @param hints stable ids ({@code out-of-order}, {@code missing-empathy}, {@code
 *     missing-willingness}, {@code missing-solution}, {@code mirror-joy}); none in a reply under 25
 *     words
 */
public record Shape(
    @Nullable Span empathy,
    @Nullable Span willingness,
    @Nullable Span solution,
    @Nullable Span nextStep,
    @Nullable Span openQuestion,
    @Nullable Span warmClose,
    @Nullable Span usesName,
    @Nullable Span mirrorsJoy,
    @Nullable Span handover,
    boolean inOrder,
    List<String> hints) {

  static final Shape NONE =
      new Shape(null, null, null, null, null, null, null, null, null, true, List.of());
}
