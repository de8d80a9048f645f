package com.insightpulseai.mcp.hub.patterns;

/**
 * A text that counts how often its characters are read. The count is the work of a match: unlike time, it is the same on every
 * machine.
 */
final class CountedText implements CharSequence {

    private final String text;
    private final long limit;
    private long reads;

    CountedText(String text, long limit) {
        this.text = text;
        this.limit = limit;
    }

    long reads() {
        return reads;
    }

    @Override
    public char charAt(int index) {
        if (++reads > limit) {
            throw new TooManyReadsException();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    /** Stops a match that would not end before the build does. */
    static final class TooManyReadsException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyReadsException() {
            super(null, null, false, false);
        }
    }
}
