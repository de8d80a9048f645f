package com.insightpulseai.mcp.scanner.place;

/**
 * Names as whole tokens, in files of any format. A token is made of letters, digits, {@code .}, {@code _} and {@code -}; a
 * name may have several, joined by {@code /}, {@code :} and {@code @}. What a slash joins to more is another name.
 */
final class MentionedNames implements NameScanner {

    private static final int MOST_PARTS = 12;

    @Override
    public void scan(SourceText manifest, NameLines lines) {
        String text = manifest.text();
        int line = 1;
        for (int i = 0; i < text.length();) {
            char character = text.charAt(i);
            if (!isPart(character)) {
                line += character == '\n' ? 1 : 0;
                i++;
                continue;
            }
            int end = endOfPart(text, i);
            int start = i > 0 && text.charAt(i - 1) == '@' && !isPart(text, i - 2) ? i - 1 : i;
            if (charAt(text, start - 1) != '/' && lines.mayBegin(text.substring(start, end))) {
                namesFrom(text, start, end, line, lines);
            }
            i = end;
        }
    }

    /** Adds all names that begin at a place. */
    private static void namesFrom(String text, int start, int endOfFirst, int line, NameLines lines) {
        int end = endOfFirst;
        for (int parts = 0; parts < MOST_PARTS; parts++) {
            char next = charAt(text, end);
            if (next != '/') {
                lines.add(NameLines.Kind.MENTION, text.substring(start, end), line);
            }
            boolean goesOn = (next == '/' || next == ':' || next == '@') && isPart(text, end + 1);
            if (!goesOn) {
                return;
            }
            end = endOfPart(text, end + 1);
        }
    }

    private static int endOfPart(String text, int start) {
        int end = start;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static char charAt(String text, int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : '\n';
    }

    private static boolean isPart(String text, int index) {
        return isPart(charAt(text, index));
    }

    private static boolean isPart(char character) {
        return character == '-' || character == '.' || character == '_' || Character.isLetterOrDigit(character);
    }
}
