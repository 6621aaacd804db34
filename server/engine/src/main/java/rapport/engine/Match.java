package rapport.engine;

import org.jspecify.annotations.Nullable;

/**
 * A pattern's occurrence, offsets relative to its sentence; {@code captures} holds pairs, see
 * {@link Captures#find}.
 */
@SuppressWarnings("ArrayRecordComponent")
record Match(int pattern, int start, int end, int lastWord, int @Nullable [] captures) {}
