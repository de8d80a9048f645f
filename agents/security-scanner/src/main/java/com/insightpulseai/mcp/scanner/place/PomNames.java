package com.insightpulseai.mcp.scanner.place;

import java.util.Set;

import com.insightpulseai.mcp.scanner.place.NameLines.Kind;

/** {@code pom.xml}: the artifacts of dependencies, plugins, extensions and the parent, by a walk over its tags. */
final class PomNames implements NameScanner {

    private static final Set<String> BLOCKS = Set.of("dependency", "plugin", "parent", "extension", "exclusion");
    private static final String COMMENT = "<!--";

    @Override
    public void scan(SourceText manifest, NameLines lines) {
        String text = manifest.text();
        Block block = new Block();
        int line = 1;
        int counted = 0;
        for (int open = text.indexOf('<'); open >= 0;) {
            boolean isComment = text.startsWith(COMMENT, open);
            int close = isComment ? text.indexOf("-->", open) : text.indexOf('>', open);
            if (close < 0) {
                return;
            }
            int next = text.indexOf('<', close);
            for (; counted < open; counted++) {
                line += text.charAt(counted) == '\n' ? 1 : 0;
            }
            if (!isComment && next >= 0) {
                block.tag(text.substring(open + 1, close), text.substring(close + 1, next).strip(), line, lines);
            }
            open = next;
        }
    }

    /** The element around, of which the last tags count: no such element is in another one, but for exclusions. */
    private static final class Block {

        private String group = "";
        private String artifact = "";
        private String version = "";
        private int line;
        private boolean isExclusion;

        private void tag(String tag, String content, int number, NameLines lines) {
            String name = tag.startsWith("/") ? tag.substring(1) : tag;
            if (BLOCKS.contains(name)) {
                boolean isEnd = tag.startsWith("/");
                boolean wasExclusion = isExclusion;
                isExclusion = name.equals("exclusion") && !isEnd;
                if (isEnd && !wasExclusion && !artifact.isEmpty()) {
                    lines.add(Kind.DIRECT, group + ':' + artifact, version, line);
                }
                if (!isExclusion && !wasExclusion) {
                    group = "";
                    artifact = "";
                    version = "";
                }
            } else if (!isExclusion) {
                field(tag, content, number);
            }
        }

        private void field(String tag, String content, int number) {
            switch (tag) {
                case "groupId" -> group = content;
                case "version" -> version = content;
                case "artifactId" -> {
                    artifact = content;
                    line = number;
                }
                default -> {
                    // Other elements name nothing.
                }
            }
        }
    }
}
