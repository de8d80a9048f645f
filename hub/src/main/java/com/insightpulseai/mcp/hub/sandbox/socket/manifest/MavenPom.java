package com.insightpulseai.mcp.hub.sandbox.socket.manifest;

import java.util.ArrayList;
import java.util.List;

/** {@code pom.xml}: its elements {@code dependency}, with the version where they name one that is no property. */
final class MavenPom {

    private static final String BEGIN = "<dependency>";
    private static final String END = "</dependency>";

    private MavenPom() {
    }

    static List<NamedPackage> read(ManifestText text) {
        List<NamedPackage> found = new ArrayList<>();
        String xml = text.text();
        int begin = xml.indexOf(BEGIN);
        while (begin >= 0) {
            int end = xml.indexOf(END, begin);
            if (end < 0) {
                break;
            }
            String dependency = xml.substring(begin, end);
            String group = element(dependency, "groupId");
            String artifact = element(dependency, "artifactId");
            String version = element(dependency, "version");
            if (!group.isEmpty() && !artifact.isEmpty()) {
                NamedPackage named = text.named("maven", artifact, version.startsWith("$") ? "" : version,
                        begin + dependency.indexOf(artifact, dependency.indexOf("<artifactId>")));
                found.add(new NamedPackage(named.type(), group + ':' + named.name(), named.version(), true,
                        element(dependency, "scope").equals("test"), named.start(), named.end()));
            }
            begin = xml.indexOf(BEGIN, end);
        }
        return found;
    }

    private static String element(String xml, String name) {
        int begin = xml.indexOf('<' + name + '>');
        int end = begin < 0 ? -1 : xml.indexOf("</" + name + '>', begin);
        return end < 0 ? "" : xml.substring(begin + name.length() + 2, end).strip();
    }
}
