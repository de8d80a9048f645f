package com.insightpulseai.mcp.scanner.file;

import java.util.Locale;

/** Names that look like lock files, so that one which the provider does not know is not passed over silently. */
final class LockfileName {

    private LockfileName() {
    }

    static boolean isLike(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.endsWith(".lock") || name.endsWith(".lockfile") || name.contains("-lock.") || name.endsWith(".lock.json")
                || name.equals("packages.config");
    }
}
