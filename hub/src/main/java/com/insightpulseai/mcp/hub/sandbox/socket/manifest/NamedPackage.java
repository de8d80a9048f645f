package com.insightpulseai.mcp.hub.sandbox.socket.manifest;

/**
 * A package that a manifest names.
 *
 * @param type the package URL's type, such as {@code npm}
 * @param name with its namespace, such as {@code @scope/name}
 * @param version as the manifest has it without a range's operators; empty where it has none
 * @param direct whether the manifest says that the project itself depends on it
 * @param dev whether only its development does
 * @param start offset of the name within the file, in bytes
 * @param end offset after the name
 */
public record NamedPackage(String type, String name, String version, boolean direct, boolean dev, int start, int end) {

    NamedPackage asDirect(boolean isDirect) {
        return new NamedPackage(type, name, version, isDirect, dev, start, end);
    }

    NamedPackage asDev(boolean isDev) {
        return new NamedPackage(type, name, version, direct, isDev, start, end);
    }
}
